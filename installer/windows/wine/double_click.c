/* double_click.exe FILE: opens a file with the program that Windows knows for it, as the Explorer does: without a
   console, so that the program has no streams to write to. For the tests alone. */
#include <windows.h>
#include <wchar.h>

int wmain(int count, wchar_t **words)
{
    const DWORD streams[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
    for (int each = 0; each < 3; each++)
        SetStdHandle(streams[each], NULL);
    return count == 2 && (INT_PTR)ShellExecuteW(NULL, NULL, words[1], NULL, NULL, SW_SHOWNORMAL) > 32 ? 0 : 1;
}
