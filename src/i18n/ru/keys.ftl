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
