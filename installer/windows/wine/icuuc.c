/* Stand-in under Wine (before 11.5) for Windows' own icuuc.dll, to which Qt links: no converter can be opened, so Qt
   uses its own. Never shipped. */
#include <windows.h>
#define EXPORT __declspec(dllexport)
#define UNSUPPORTED 4

typedef int Status;

static void refuse(Status *status) { if (status) *status = UNSUPPORTED; }

EXPORT void *ucnv_open(const char *name, Status *status) { refuse(status); return NULL; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, Status *status) { refuse(status); return NULL; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, Status *status) { refuse(status); return NULL; }
EXPORT const char *ucnv_getAvailableName(int number) { return NULL; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_getToUCallBack(void *converter, void **action, const void **context) {}
EXPORT void ucnv_getFromUCallBack(void *converter, void **action, const void **context) {}
EXPORT void ucnv_setToUCallBack(void *c, void *n, void *x, void **o, void **ox, Status *status) { refuse(status); }
EXPORT void ucnv_setFromUCallBack(void *c, void *n, void *x, void **o, void **ox, Status *status) { refuse(status); }
EXPORT void ucnv_cbToUWriteUChars(void *a, const void *s, int n, int o, Status *status) { refuse(status); }
EXPORT void ucnv_cbFromUWriteUChars(void *a, const void **s, const void *e, int o, Status *status) { refuse(status); }
EXPORT void ucnv_toUnicode(void *c, void **t, const void *te, const char **s, const char *se, int *o, char f, Status *status) { refuse(status); }
EXPORT void ucnv_fromUnicode(void *c, char **t, const char *te, const void **s, const void *se, int *o, char f, Status *status) { refuse(status); }
EXPORT int ucnv_toUCountPending(void *converter, Status *status) { refuse(status); return -1; }
EXPORT int ucnv_fromUCountPending(void *converter, Status *status) { refuse(status); return -1; }

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, LPVOID reserved) { return TRUE; }
