### Пәрмен жолында не дұрыс емес, не істеу керек, және анықтаманың тақырыптары.

usage-no-option = Мұнда «{ $option }» параметрі жоқ.
usage-no-command = «{ $command }» деген пәрмен жоқ.
usage-too-much = «{ $option }» мұнда артық.
usage-no-value = { $option } үшін мән керек.
usage-bad-value = «{ $value }» мәні { $option } үшін жарамайды.
usage-number-of-values = { $option } үшін мәндер саны дұрыс емес.
usage-so-many = Керегі: { $n }.
usage-equals = { $option } мәні «=» арқылы жазылады.
usage-missing = Жетіспейді: { $option }
usage-incomplete = Пәрмен толық терілмеген.
usage-twice = { $option } екі рет көрсетілген.
usage-conflict = { $option } мен { $others } бірге көрсетілмейді.
usage-no-text = Пәрмен жолында мәтін емес байттар бар.
usage-not-understood = Пәрмен жолын түсіну мүмкін болмады.

usage-one-of = Мүмкін мәндер: { $values }.
usage-like = { $example } сияқты нөмір керек.
usage-range = { $from } мен { $until } аралығында болуы керек.
usage-day = Күн ЖЖЖЖ-АА-КК түрінде жазылады.
usage-no-day = Мұндай күн жоқ.
usage-day-or-word = Күнді (ЖЖЖЖ-АА-КК) немесе сөзді көрсетіңіз: бүгін, ертең, кеше.
usage-year = 1900 мен 2100 аралығындағы жылды көрсетіңіз, мысалы 2026.
usage-days-ahead = Неше күн алға қарау керегін көрсетіңіз: 0 мен 36500 аралығында, мысалы 7.
usage-range-of-days = Күндер БАСЫ..СОҢЫ түрінде, соңы әлі жоқ болса БАСЫ.. түрінде жазылады.
usage-turned-round = Соңғы күн бірінші күннен ерте.
usage-closed-range = Рұқсаттың соңғы күні болады: БАСЫ..СОҢЫ.
usage-days = Күндер санын көрсетіңіз, мысалы +3 немесе -3.
usage-too-far = Бұл тым алыс.

usage-similar = Мүмкін { $word } деп жазғыңыз келген шығар?
usage-how = Жазылуы: { $usage }
usage-help = Толығырақ: { $command }

usage-heading-usage = Жазылуы
usage-heading-commands = Пәрмендер
usage-heading-arguments = Аргументтер
usage-heading-options = Параметрлер
usage-heading-globals = Ортақ параметрлер
usage-heading-example = Мысал
usage-heading-examples = Мысалдар
usage-heading-values = Мүмкін мәндер
usage-word-options = [ПАРАМЕТРЛЕР]
usage-word-command = <ПӘРМЕН>
usage-word-maybe-command = [ПӘРМЕН]
usage-default = [әдепкісі: { $value }]
usage-values = [мүмкін мәндер: { $values }]
usage-print-help = Анықтаманы көрсету
usage-print-help-more = Анықтаманы көрсету (толығы: --help)
usage-print-help-less = Анықтаманы көрсету (қысқасы: -h)
usage-print-version = Нұсқаны көрсету
