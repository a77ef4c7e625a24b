/* iconv of musl under names of its own, since every C library has one. */

#define iconv_open musl_iconv_open
#define iconv musl_iconv
#define iconv_close musl_iconv_close

#include "iconv.c"
#include "iconv_close.c"
