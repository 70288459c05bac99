### Күнтізбелер: күнтізбе бағдарламасы нені көрсетеді.

feed-name = Sojourn: мерзімдер
feed-name-of = Sojourn: { $of }
feed-summary = { $client }: { $title }
feed-summary-until = { $client }: { $title } ({ $day } дейін)
feed-last-day = Соңғы заңды күн: { $day }
feed-last-day-plain = Соңғы күн: { $day }
feed-stricter = Қатаңырақ түсіндіру бойынша: { $day }
feed-safe-day = Орындау мерзімі (жұмыс күні): { $day }
feed-look-again = Кейінге қалдырылды; { $day } қайта қарау
feed-case = { $case } ісі
feed-owner = Қызметкер: { $owner }
feed-done = Орындалды.
feed-gone = Бұл мерзім енді жоқ.
feed-no-case = { $case } нөмірлі іс жоқ.
feed-file-taken = { $file } күнтізбе файлы емес. Ештеңе қайта жазылған жоқ.
feed-file-failed = { $file } жазылмады.
feed-nothing-of-mine = Бұл уақытта сізде мерзім де, кездесу де жоқ. Барлық қызметкерлер бойынша: sojourn feed --all
feed-written = { $n ->
    [one] { $file }: { $n } оқиға
   *[other] { $file }: { $n } оқиға
}
