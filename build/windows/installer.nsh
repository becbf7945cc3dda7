; Registry entries for this person. The default for .md is unchanged: Offprint is only offered beside it.
!macro customInstall
  WriteRegStr HKCU "Software\Classes\Offprint.md" "" "Markdown post"
  WriteRegStr HKCU "Software\Classes\Offprint.md\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr HKCU "Software\Classes\Offprint.md\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr HKCU "Software\Classes\.md\OpenWithProgids" "Offprint.md" ""
  WriteRegStr HKCU "Software\Classes\Directory\shell\Offprint" "" "Open Folder in Offprint"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Offprint" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Offprint\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegValue HKCU "Software\Classes\.md\OpenWithProgids" "Offprint.md"
  DeleteRegKey HKCU "Software\Classes\Offprint.md"
  DeleteRegKey HKCU "Software\Classes\Directory\shell\Offprint"
!macroend
