/* What iconv.c of musl takes from the rest of musl: a locale of the thread, which it sets while it
 * runs, and UTF-8 characters, which it reads in four places of its own. */

#include <locale.h>

static _Thread_local locale_t shelfwise_locale;
#define CURRENT_LOCALE shelfwise_locale
#define UTF8_LOCALE ((locale_t)0)

/* Requires a character of two bytes. */
static size_t shelfwise_mbrtowc(wchar_t *character, const char *bytes, size_t count, mbstate_t *state)
{
	(void)count;
	(void)state;
	*character = (wchar_t)((bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F));
	return 2;
}
#define mbrtowc shelfwise_mbrtowc
