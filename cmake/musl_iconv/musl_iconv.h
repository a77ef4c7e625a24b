/* iconv of musl: what iconv_open(3) and its kin say.  The encoding "wchart" is char32_t. */

#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void *musl_iconv_open(const char *to, const char *from);
size_t musl_iconv(void *conversion, char **in, size_t *in_bytes, char **out, size_t *out_bytes);
int musl_iconv_close(void *conversion);

#ifdef __cplusplus
}
#endif
