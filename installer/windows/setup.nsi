; The setup of CS360 Desktop: for one user, without administrator rights, with everything inside.
; makensis -DVERSION=0.1.0 -DSRC=<program folder> -DOUT=<setup.exe> -DICON=<file.ico> [-DQUICK] setup.nsi
;
; Exit codes of a silent run (/S): 0 done · 2 could not write, the old program is as it was · 5 the program is open
; 6 not a 64-bit Windows 10 or 11 · 7 a newer version is installed · 8 the folder holds another program · 9 path too long

Unicode true
!ifndef NATIVE_STUBS
Target amd64-unicode ; Wine without 32-bit parts would do nothing and return 0
!endif

!define APP "CS360 Desktop"
!define EXE "CS360 Desktop.exe"
!define CONSOLE_EXE "cs360-desktop.exe"
!define KEY "Software\CS360Desktop"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CS360Desktop"
!define LONGEST_FOLDER 120 ; the deepest file of the program needs about 120 more of Windows' 260

Name "${APP} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "${KEY}" "InstallDir"
!ifdef QUICK
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
AllowSkipFiles off ; a program with a file left out would be worse than none
ManifestDPIAware true
ManifestSupportedOS all
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${APP}"
VIAddVersionKey "FileDescription" "${APP} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "CS360 Desktop"

!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include WinVer.nsh

BrandingText "${APP}"
!define MUI_ICON "${ICON}"
!searchreplace SIDE "${ICON}" ".ico" ".bmp" ; which installer/icon.py draws beside the icon
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "$(Terms)"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(OnDesktop)"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutOnDesktop
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStays)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
!include "words.nsh"

; A running program keeps its .exe open, so that it cannot be opened for writing.
!macro RefuseWhileOpen un
Function ${un}RefuseWhileOpen
again:
  StrCpy $1 "$INSTDIR\${EXE}"
  Call ${un}OpenForWriting
  StrCpy $1 "$INSTDIR\${CONSOLE_EXE}"
  IfErrors busy
  Call ${un}OpenForWriting
  IfErrors busy free
busy:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 5
  Quit
free:
FunctionEnd

Function ${un}OpenForWriting
  ClearErrors
  IfFileExists "$1" 0 absent
  FileOpen $0 "$1" a
  IfErrors 0 +3 ; which takes the flag back
    SetErrors
    Return
  FileClose $0
absent:
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(NeedsWindows)" /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ReadRegStr $1 HKCU "${KEY}" "InstallDir"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$1\${EXE}"
    ${VersionCompare} "$0" "${VERSION}" $2
    ${If} $2 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(NewerThere)" /SD IDOK
      SetErrorLevel 7
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; Leaves in $2 the exit code of what speaks against the folder, 0 where nothing does.
Function JudgeFolder
  StrCpy $2 0
  StrLen $0 "$INSTDIR"
  ${If} $0 > ${LONGEST_FOLDER}
    StrCpy $2 9
  ${ElseIf} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${EXE}"
    StrCpy $2 8
  ${EndIf}
FunctionEnd

Function CheckFolder
  Call JudgeFolder
  ${If} $2 == 9
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(TooLong)"
    Abort
  ${ElseIf} $2 == 8
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(OtherProgram)"
    Abort
  ${EndIf}
FunctionEnd

Function PutOnDesktop
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${EXE}"
FunctionEnd

; A part of the old program goes aside; the error flag is set where something holds it.
!macro SetAside PART
  ${If} ${FileExists} "$INSTDIR\${PART}"
    Rename "$INSTDIR\${PART}" "$INSTDIR\_old\${PART}"
  ${EndIf}
!macroend

; Undoes that.
!macro PutBack PART
  ${If} ${FileExists} "$INSTDIR\_old\${PART}"
    Rename "$INSTDIR\_old\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

Section "Program"
  Call JudgeFolder
  ${If} $2 != 0
    SetErrorLevel $2
    Quit
  ${EndIf}
  Call RefuseWhileOpen

  ; The new program is written whole beside the old one and takes its place only then: a full disk half-way leaves the old.
  RMDir /r "$INSTDIR\_new"
  ClearErrors
  SetOutPath "$INSTDIR\_new"
  File /r "${SRC}/*.*"
  SetOutPath "$INSTDIR"
  IfErrors failed
  RMDir /r "$INSTDIR\_old"
  ClearErrors
  CreateDirectory "$INSTDIR\_old"
  !insertmacro SetAside "_internal"
  !insertmacro SetAside "${EXE}"
  !insertmacro SetAside "${CONSOLE_EXE}"
  IfErrors put_back
  Rename "$INSTDIR\_new\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\_new\${EXE}" "$INSTDIR\${EXE}"
  Rename "$INSTDIR\_new\${CONSOLE_EXE}" "$INSTDIR\${CONSOLE_EXE}"
  IfErrors take_away
  RMDir /r "$INSTDIR\_old"
  RMDir /r "$INSTDIR\_new"
  Goto placed
take_away: ; the old parts all lie in _old here
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\${CONSOLE_EXE}"
put_back:
  !insertmacro PutBack "_internal"
  !insertmacro PutBack "${EXE}"
  !insertmacro PutBack "${CONSOLE_EXE}"
  RMDir "$INSTDIR\_old"
failed:
  RMDir /r "$INSTDIR\_new"
  RMDir "$INSTDIR"
  MessageBox MB_OK|MB_ICONSTOP "$(CouldNotWrite)" /SD IDOK
  SetErrorLevel 2
  Quit

placed:
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}"

  ; Double-click on a workspace opens it.
  WriteRegStr HKCU "Software\Classes\.cs360" "" "CS360Desktop.Workspace"
  WriteRegStr HKCU "Software\Classes\CS360Desktop.Workspace" "" "$(Workspace)"
  WriteRegStr HKCU "Software\Classes\CS360Desktop.Workspace\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "Software\Classes\CS360Desktop.Workspace\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  ${RefreshShellIcons}

  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "CS360 Desktop"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
SectionEnd

; NSIS itself ends a setup that cannot unpack a file, after its own message; what was there is left.
Function .onInstFailed
  SetOutPath "$TEMP" ; a folder that is the current one cannot be removed
  RMDir /r "$INSTDIR\_new"
  RMDir "$INSTDIR" ; only if nothing else is in it
  MessageBox MB_OK|MB_ICONSTOP "$(CouldNotWrite)" /SD IDOK
FunctionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\${CONSOLE_EXE}"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing else is in it
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  DeleteRegKey HKCU "Software\Classes\CS360Desktop.Workspace"
  ReadRegStr $0 HKCU "Software\Classes\.cs360" ""
  ${If} $0 == "CS360Desktop.Workspace"
    DeleteRegKey HKCU "Software\Classes\.cs360"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KEY}"
  ${RefreshShellIcons}
  ; Workspaces in Documents\CS360 and what the program keeps in $LOCALAPPDATA\CS360 Desktop stay.
  DetailPrint "$(DataStays)"
SectionEnd
