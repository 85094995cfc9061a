; The setup's own words, in both languages; the wizard's come from NSIS.

LicenseLangString Terms ${LANG_ENGLISH} "terms-en.txt"
LicenseLangString Terms ${LANG_SPANISH} "terms-es.txt"

LangString Welcome ${LANG_ENGLISH} "This sets up ${APP} for you on this computer. No administrator is needed, and nothing has to be started again.$\r$\n$\r$\nA version that is there already is replaced; your workspaces and settings stay as they are."
LangString Welcome ${LANG_SPANISH} "Esto instala ${APP} para usted en este equipo. No hace falta un administrador ni reiniciar.$\r$\n$\r$\nSi ya hay una versión, se reemplaza; sus archivos de trabajo y su configuración quedan como están."

LangString OnDesktop ${LANG_ENGLISH} "Put it on the desktop as well"
LangString OnDesktop ${LANG_SPANISH} "Ponerlo también en el escritorio"

LangString IsOpen ${LANG_ENGLISH} "${APP} is open, so nothing was changed. Close it, then click Retry."
LangString IsOpen ${LANG_SPANISH} "${APP} está abierto, así que no se cambió nada. Ciérrelo y haga clic en Reintentar."

LangString NeedsWindows ${LANG_ENGLISH} "${APP} needs 64-bit Windows 10 or 11, so nothing was installed."
LangString NeedsWindows ${LANG_SPANISH} "${APP} necesita Windows 10 u 11 de 64 bits, así que no se instaló nada."

LangString NewerThere ${LANG_ENGLISH} "Version $0 is installed, which is newer than ${VERSION}, so nothing was changed. Use the newer one: an older program could not open its workspaces."
LangString NewerThere ${LANG_SPANISH} "Está instalada la versión $0, más nueva que la ${VERSION}, así que no se cambió nada. Use la más nueva: un programa anterior no podría abrir sus archivos de trabajo."

LangString TooLong ${LANG_ENGLISH} "The path of this folder is too long for Windows. Choose one with a shorter path, such as the one that was offered."
LangString TooLong ${LANG_SPANISH} "La ruta de esta carpeta es demasiado larga para Windows. Elija una más corta, como la que se ofreció."

LangString OtherProgram ${LANG_ENGLISH} "This folder holds another program. Choose an empty one, so that nothing of it is replaced."
LangString OtherProgram ${LANG_SPANISH} "Esta carpeta contiene otro programa. Elija una vacía, para que no se reemplace nada."

LangString CouldNotWrite ${LANG_ENGLISH} "The program could not be written to $INSTDIR: the disk is full, the folder is read-only, or an antivirus program holds a file. Your workspaces are untouched, and a version that was there is still there. Free some space or choose another folder, then run the setup again."
LangString CouldNotWrite ${LANG_SPANISH} "No se pudo escribir el programa en $INSTDIR: el disco está lleno, la carpeta es de solo lectura o un antivirus retiene un archivo. Sus archivos de trabajo están intactos y la versión anterior sigue ahí. Libere espacio o elija otra carpeta y vuelva a ejecutar la instalación."

LangString Workspace ${LANG_ENGLISH} "CS360 workspace"
LangString Workspace ${LANG_SPANISH} "Archivo de trabajo de CS360"

LangString DataStays ${LANG_ENGLISH} "Only the program is removed. Your workspaces stay in Documents\CS360 (or where you put them), backups and settings in $LOCALAPPDATA\CS360 Desktop."
LangString DataStays ${LANG_SPANISH} "Solo se quita el programa. Sus archivos de trabajo quedan en Documentos\CS360 (o donde los puso); las copias de seguridad y la configuración, en $LOCALAPPDATA\CS360 Desktop."
