### Ключи, с которыми сотрудники входят по SSH.

kind-staff_key = ключ
field-staff = Сотрудник
field-blob = Открытый ключ
field-fingerprint = Отпечаток ключа
field-verify_required = Требует PIN или палец
key-kind-ed25519 = Ed25519
key-kind-sk_ed25519 = Ed25519 на токене
key-kind-ecdsa = ECDSA
key-kind-sk_ecdsa = ECDSA на токене
key-kind-rsa = RSA

## Кто может войти и с чем.

error-seat-gone = Вы больше не числитесь среди работающих сотрудников.
error-seat-gone-hint = Обратитесь к администратору. Ничего не изменено.
error-seat-key = Ключ, с которым вы вошли, больше не действует.
error-seat-key-hint = Войдите с другим ключом или обратитесь к администратору. Ничего не изменено.
error-seat-role = Ваша роль изменена: теперь это «{ $role }».
error-seat-role-hint = Повторите, если новая роль это позволяет. Ничего не изменено.
error-staff-admins = Сотрудников и их ключи ведут администраторы.
error-staff-admins-hint = Обратитесь к одному из них. Ничего не изменено.
staff-last-admin = Кто-то должен вести сотрудников, а это последний администратор. Сначала назначьте администратором другого сотрудника.
staff-last-admin-key = Тогда ни один администратор не сможет войти: это последний ключ администратора. Сначала добавьте другой ключ.
staff-key-file-failed = Изменение сохранено, но файл ключей { $path } записать не удалось: { $error }
staff-key-file-failed-hint = Когда причина будет устранена, выполните «sojourn staff keys-file». Отключённые всё равно не войдут.
staff-login-form = Логин состоит из строчных латинских букв, цифр и знаков . _ - и начинается с буквы, не больше 32 знаков.
staff-login-needed = Сотруднику с ролью нужен логин.
staff-own-deputy = Нельзя замещать самого себя.
staff-verify-token = PIN или палец может требовать только ключ на токене (sk-ssh-ed25519, sk-ecdsa).
staff-key-there = Этот ключ уже есть: { $key }, { $name }.
key-fault-empty = Здесь пусто. Нужна одна строка из файла с окончанием .pub.
key-fault-private = Это закрытая половина ключа: никому её не передавайте. Нужен файл с окончанием .pub. Если этот файл кто-то видел, создайте новый ключ.
key-fault-form = Это открытый ключ, но не в формате OpenSSH. В PuTTYgen скопируйте строку из поля «Public key for pasting into OpenSSH authorized_keys file».
key-fault-lines = Ключ — это одна строка. Давайте по одному ключу, без переносов внутри.
key-fault-options = Перед ключом стоят параметры. Нужен только сам ключ: тип, буквы и цифры, название.
key-fault-certificate = Это сертификат. Нужен сам открытый ключ.
key-fault-kind = Ключи вида { $kind } не принимаются. Подходят Ed25519, ECDSA, оба также на токене, и RSA от 3072 бит.
key-fault-short = В этом ключе RSA { $bits } бит, а нужно не меньше { $least }. Лучше ключ Ed25519: ssh-keygen -t ed25519.
key-fault-damaged = Ключ оборван или изменён по дороге. Скопируйте всю строку ещё раз.
key-fault-none = Это не открытый ключ. Его строка начинается с типа, например ssh-ed25519.
staff-key-out-of-use = не действует
staff-inactive = больше не работает
staff-keys = { $n ->
    [0] нет ключей
    [one] { $n } ключ
    [few] { $n } ключа
   *[other] { $n } ключей
}
staff-key-verifies = требует PIN или палец
staff-keys-file-none = Файл ключей здесь не ведётся: по SSH никто не входит.
staff-keys-file-same = { $path } уже соответствует записям.
staff-keys-file-written = Файл { $path } записан заново.
