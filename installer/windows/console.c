/* cs360-desktop.exe: for whoever types commands. Windows decides by a program's file whether it has a console, and the
   window must come up without one, so this small program starts "CS360 Desktop.exe" beside it with the same words and
   hands on what it writes, as UTF-8. Its exit code is that of the program. */
#include <windows.h>
#include <wchar.h>

#define PROGRAM L"CS360 Desktop.exe"
#define LONGEST 32768

typedef struct {
    HANDLE from, to;
} Stream;

static DWORD WINAPI hand_on(LPVOID argument)
{
    Stream *stream = argument;
    char buffer[4096];
    DWORD read, written;
    while (ReadFile(stream->from, buffer, sizeof buffer, &read, NULL) && read)
        WriteFile(stream->to, buffer, read, &written, NULL);
    return 0;
}

/* Everything after this program's own name, as it was typed. */
static const wchar_t *words(const wchar_t *line)
{
    wchar_t end = *line == L'"' ? L'"' : L' ';
    if (end == L'"')
        line++;
    while (*line && *line != end)
        line++;
    return *line ? line + 1 : line;
}

static int give_up(const char *sentence)
{
    DWORD written;
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), sentence, lstrlenA(sentence), &written, NULL);
    return 2;
}

static HANDLE pipe_to(Stream *stream, DWORD standard)
{
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    HANDLE end = NULL;
    stream->to = GetStdHandle(standard);
    if (!CreatePipe(&stream->from, &end, &inherited, 0))
        return NULL;
    SetHandleInformation(stream->from, HANDLE_FLAG_INHERIT, 0);
    return end;
}

int wmain(void)
{
    static wchar_t program[LONGEST], line[2 * LONGEST];
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION child;
    Stream out, err;
    DWORD code = 2;

    DWORD length = GetModuleFileNameW(NULL, program, LONGEST);
    while (length && program[length - 1] != L'\\')
        length--;
    program[length] = 0;
    wcscat(program, PROGRAM);
    if (GetFileAttributesW(program) == INVALID_FILE_ATTRIBUTES)
        return give_up("CS360 Desktop.exe is not beside this program. Install CS360 Desktop again; your data are untouched.\r\n");
    wcscpy(line, L"\"");
    wcscat(line, program);
    wcscat(line, L"\" ");
    wcsncat(line, words(GetCommandLineW()), LONGEST);

    SetConsoleOutputCP(CP_UTF8);
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = pipe_to(&out, STD_OUTPUT_HANDLE);
    start.hStdError = pipe_to(&err, STD_ERROR_HANDLE);

    /* The program ends with this one, also when somebody presses Ctrl+C. */
    HANDLE job = CreateJobObjectW(NULL, NULL);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    if (!CreateProcessW(program, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &child))
        return give_up("CS360 Desktop could not be started. Your data are untouched; start the computer again and try once more.\r\n");
    AssignProcessToJobObject(job, child.hProcess);
    ResumeThread(child.hThread);
    CloseHandle(start.hStdOutput);
    CloseHandle(start.hStdError);

    HANDLE readers[] = {CreateThread(NULL, 0, hand_on, &out, 0, NULL), CreateThread(NULL, 0, hand_on, &err, 0, NULL)};
    WaitForMultipleObjects(2, readers, TRUE, INFINITE);
    WaitForSingleObject(child.hProcess, INFINITE);
    GetExitCodeProcess(child.hProcess, &code);
    return (int)code;
}
