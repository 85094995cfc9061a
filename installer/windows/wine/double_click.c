/* double_click.exe FILE: opens a file by the command that the setup registered for its ending, as the Explorer does:
   without a console, so that the program has no streams to write to. Wine 8 does not look into what is registered for
   one user alone, so ShellExecute would not find it. For the tests alone. */
#include <windows.h>
#include <wchar.h>

#define LONGEST 4096

static int registered(const wchar_t *key, wchar_t *text)
{
    wchar_t path[LONGEST] = L"Software\\Classes\\";
    DWORD size = LONGEST * sizeof(wchar_t);
    wcscat(path, key);
    return RegGetValueW(HKEY_CURRENT_USER, path, NULL, RRF_RT_REG_SZ, NULL, text, &size) == ERROR_SUCCESS;
}

int wmain(int count, wchar_t **words)
{
    static wchar_t kind[LONGEST], command[LONGEST], line[2 * LONGEST];
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION program;
    const wchar_t *ending = count == 2 ? wcsrchr(words[1], L'.') : NULL;
    if (!ending || !registered(ending, kind) || !registered(wcscat(kind, L"\\shell\\open\\command"), command))
        return 1;
    wchar_t *file = wcsstr(command, L"%1");
    if (!file)
        return 2;
    *file = 0;
    wcscat(wcscat(wcscpy(line, command), words[1]), file + 2);
    start.dwFlags = STARTF_USESTDHANDLES; /* with none */
    return CreateProcessW(NULL, line, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &start, &program) ? 0 : 3;
}
