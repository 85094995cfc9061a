/* hold.exe FILE SECONDS: keeps a file open so that nobody else can open it, as an antivirus program does while it looks
   into it. Writes "held" when it has it. For the tests alone. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

int wmain(int count, wchar_t **words)
{
    if (count != 3 || CreateFileW(words[1], GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE)
        return 1;
    puts("held");
    fflush(stdout);
    Sleep(1000 * _wtoi(words[2]));
    return 0;
}
