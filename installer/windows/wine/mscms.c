/* Stand-in under Wine 8 for Windows' color management, which lacks what Qt asks for: says that nothing is supported.
   Never shipped. */
#include <windows.h>
#define EXPORT __declspec(dllexport)

static void refuse(void) { SetLastError(ERROR_NOT_SUPPORTED); }

EXPORT HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD mode) { refuse(); return NULL; }
EXPORT HANDLE WINAPI WcsOpenColorProfileW(void *cdm, void *camp, void *gmmp, DWORD access, DWORD share, DWORD mode, DWORD flags) { refuse(); return NULL; }
EXPORT HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) { refuse(); return NULL; }
EXPORT BOOL WINAPI CloseColorProfile(HANDLE profile) { return TRUE; }
EXPORT BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *buffer, DWORD *size) { refuse(); return FALSE; }
EXPORT BOOL WINAPI GetColorDirectoryW(const WCHAR *machine, WCHAR *buffer, DWORD *size) { refuse(); return FALSE; }

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, LPVOID reserved) { return TRUE; }
