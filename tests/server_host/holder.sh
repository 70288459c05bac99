# A machine of its own for the tests: a mount namespace in which /etc, /srv and /usr/local/bin are private copies, with a
# real sshd on one port of the loopback. Nothing of the real machine is changed, and all of it is gone with this process,
# which ends when whoever started it closes its input.
# Arguments: the program, the port.
set -eu
program=$1 port=$2
t=$(mktemp -d /tmp/sojourn-server-XXXXXX)
chmod 755 "$t"
mkdir "$t/srv" "$t/local" "$t/root" "$t/stubs"
cp -a /etc "$t/etc"
mount --bind "$t/etc" /etc
mount --bind "$t/srv" /srv
mount --bind "$t/local" /usr/local/bin
chmod 755 /srv /usr/local/bin
# An office of the real machine is not ours, nor are its accounts.
rm -rf /etc/sojourn /etc/ssh/sshd_config.d/sojourn.conf /etc/systemd/system/sojourn-* /etc/systemd/system/timers.target.wants
if getent passwd sojourn >/dev/null; then userdel sojourn; fi
install -m 755 "$program" /usr/local/bin/sojourn
mkdir -p -m 755 /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$t/host_key"
# What reloads the server's sshd reloads ours.
cat > "$t/stubs/systemctl" <<END
#!/bin/sh
if [ "\$*" = "reload ssh" ]; then kill -HUP "\$(cat $t/sshd.pid)"; else exec /usr/bin/systemctl "\$@"; fi
END
chmod 755 "$t/stubs/systemctl"
penalties=
if /usr/sbin/sshd -T -h "$t/host_key" | grep -qi '^persourcepenalties'; then penalties='-o PerSourcePenalties=no'; fi
/usr/sbin/sshd -D -p "$port" -h "$t/host_key" -E "$t/sshd.log" -o ListenAddress=127.0.0.1 -o UsePAM=no -o "PidFile=$t/sshd.pid" \
    -o StrictModes=yes -o PermitRootLogin=no -o LoginGraceTime=20 -o "AllowUsers=sojourn other" $penalties &
sshd=$!
while [ ! -s "$t/sshd.pid" ]; do sleep 0.02; done
echo "$t"
read -r _ || true
kill "$sshd" 2>/dev/null || true
rm -rf "$t"
