### Қызметкерлер SSH арқылы кіретін кілттер.

kind-staff_key = кілт
field-staff = Қызметкер
field-blob = Ашық кілт
field-fingerprint = Кілт ізі
field-verify_required = PIN немесе саусақ сұрайды
key-kind-ed25519 = Ed25519
key-kind-sk_ed25519 = токендегі Ed25519
key-kind-ecdsa = ECDSA
key-kind-sk_ecdsa = токендегі ECDSA
key-kind-rsa = RSA
