#!/bin/bash
# Runs after the files of the package were removed. $1 is an action for dpkg, and the number of versions left for rpm.
case "$1" in
  remove | purge | 0 | '') ;;
  # The new version is already installed, and its link has to stay.
  *) exit 0 ;;
esac

if type update-alternatives >/dev/null 2>&1; then
  update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}' || true
else
  rm -f '/usr/bin/${executable}'
fi

# The installation created it if AppArmor supports such profiles.
profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi
