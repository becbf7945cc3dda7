#!/bin/bash
# Runs a program with a folder as its root: `enter-root.sh ROOT PROGRAM …`, in new namespaces for mounts and processes.
# Not with chroot: there the kernel allows no user namespaces, which Chromium's sandbox needs.
set -euo pipefail
root=$1
shift
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
if [ -d /tmp/.X11-unix ]; then
  mkdir -p "$root/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
fi
cd "$root"
pivot_root . .
umount -l .
cd /
exec "$@"
