### Утреннее письмо: каждому — его день, руководителю — день всей практики.

digest-subject = { $day }: { $breach ->
    [one] { $breach } нарушение
    [few] { $breach } нарушения
    [many] { $breach } нарушений
   *[other] { $breach } нарушения
}, просрочено { $overdue }, на сегодня { $today }
digest-head-subject = Практика на { $day }: { $breach ->
    [one] { $breach } нарушение
    [few] { $breach } нарушения
    [many] { $breach } нарушений
   *[other] { $breach } нарушения
}, просрочено { $overdue }
digest-subject-ahead = { $day }: просроченного нет; срочно: { $critical }, скоро: { $soon }
digest-subject-calm = { $day }: срочного нет
digest-hello = Доброе утро, { $name }! Сегодня { $day }
digest-calm = Просроченного нет, на сегодня и на ближайшие дни ничего не приходится.
digest-foot = Отправлено программой Sojourn. Чтобы работать с делами, откройте её: sojourn
digest-foot-private = Имена клиентов конфиденциальны: пожалуйста, не пересылайте это письмо.
digest-breach = Нарушен срок пребывания: { $n ->
    [one] { $n } человек
    [few] { $n } человека
    [many] { $n } человек
   *[other] { $n } человека
}
digest-overdue = Просрочено: { $n ->
    [one] { $n } человек
    [few] { $n } человека
    [many] { $n } человек
   *[other] { $n } человека
}
digest-today = На сегодня: { $n ->
    [one] { $n } человек
    [few] { $n } человека
    [many] { $n } человек
   *[other] { $n } человека
}
digest-critical = Срочно, в ближайшие дни: { $n ->
    [one] { $n } человек
    [few] { $n } человека
    [many] { $n } человек
   *[other] { $n } человека
}
digest-soon = Скоро: { $n ->
    [one] { $n } человек
    [few] { $n } человека
    [many] { $n } человек
   *[other] { $n } человека
}
digest-appointments = Встречи сегодня
digest-put-off = было отложено до сегодняшнего дня
digest-more = { $n ->
    [one] и ещё { $n }
    [few] и ещё { $n }
    [many] и ещё { $n }
   *[other] и ещё { $n }
}
digest-blind = { $n ->
    [one] Без контроля: у { $n } человека неизвестно, исполнено ли обязательное действие.
    [few] Без контроля: у { $n } человек неизвестно, исполнено ли обязательное действие.
    [many] Без контроля: у { $n } человек неизвестно, исполнено ли обязательное действие.
   *[other] Без контроля: у { $n } человека неизвестно, исполнено ли обязательное действие.
}
digest-stands-in = Сегодня вы замещаете сотрудника: { $name }.
digest-head-counts = Людей по самому тяжёлому сроку: нарушено { $breach }, просрочено { $overdue }, на сегодня { $today }, срочно { $critical }, скоро { $soon }. Без контроля: { $unknown }.
digest-unsigned = Проверка за { $day } не закрыта
digest-seen = просмотрено { $seen } из { $items }
digest-not-begun = не начата
digest-week = Ближайшая неделя
digest-load = Нагрузка (сроки по сотрудникам)
digest-nobody = без сотрудника
digest-absences = Кто отсутствует
digest-away = { $name }: отсутствует; замещает: { $deputy }
digest-away-until = { $name }: отсутствует по { $until }; замещает: { $deputy }
digest-away-from = { $name }: отсутствует с { $from }; замещает: { $deputy }
digest-away-from-until = { $name }: отсутствует с { $from } по { $until }; замещает: { $deputy }
digest-no-deputy = руководители
digest-column-last-day = Последний день
digest-column-left = Осталось
digest-column-client = Клиент
digest-column-what = Что
digest-column-owner = Сотрудник
digest-column-officer = Сотрудник
digest-column-day = День
digest-column-deadlines = Сроки
digest-column-ending = Истекает пребывание или документ
digest-column-meetings = Встречи

## Отправка

digest-nobody-to-write = Писать некому: укажите адреса командой sojourn staff edit ЛОГИН --email АДРЕС.
digest-none-that-day = За этот день писем нет.
digest-kind-person = свой день
digest-kind-head = вся практика
digest-outcome-sent = отправлено
digest-outcome-already = отправлено раньше
digest-outcome-busy = отправляет другой запуск
digest-outcome-calm = сроков нет, письмо не нужно
digest-outcome-no-address = нет адреса
digest-outcome-failed = не отправлено, следующий запуск попробует снова
digest-outcome-refused = отклонено окончательно
digest-outcome-unknown = неизвестно, дошло ли; --force отправит ещё раз
digest-outcome-not-tried = не отправлено
digest-mail-claimed = начато
digest-mail-sending = отправляется
digest-mail-sent = отправлено
digest-mail-failed = не отправлено, следующий запуск попробует снова
digest-mail-refused = отклонено окончательно
digest-mail-unknown = неизвестно, дошло ли
digest-not-set-up = Не настроено, как отправлять почту: sojourn digest setup --server СЕРВЕР --from АДРЕС
digest-no-from = Адрес отправителя не указан или неверен: sojourn digest setup --from АДРЕС
digest-no-server = Не указан почтовый сервер: sojourn digest setup --server СЕРВЕР
digest-no-sendmail = Для программы отправки нужен полный путь: sojourn digest setup --sendmail /usr/sbin/sendmail
digest-login-alone = Логин и файл с паролем указываются вместе: sojourn digest setup --login ЛОГИН --password-file ПУТЬ
digest-no-program = Не удалось запустить программу отправки. Ничего не отправлено. Укажите другую: sojourn digest setup --sendmail ПУТЬ
digest-path-whole = Почта отправляется не из текущей папки, поэтому для файла нужен полный путь; «{ $path }» не подходит. Укажите его снова: sojourn digest setup, --password-file или --ca-file.
digest-file-empty = Файл { $file } пуст, а в первой строке должен быть пароль.
digest-tries = Попыток может быть от 1 до 20, ответа ждут не дольше 10 минут.
digest-no-head = Письмо обо всей практике никому не назначено: sojourn digest setup --head ЛОГИН
digest-file-unread = Не удалось прочитать { $file }. Файл должен существовать и принадлежать учётной записи, от которой отправляется почта.
digest-file-open = Файл { $file } с паролем доступен для чтения другим. Сначала закройте доступ: chmod 600
digest-no-starttls = Почтовый сервер не предлагает шифрования. Ничего не отправлено.
digest-certificate = Сертификат почтового сервера не вызывает доверия или выдан на другое имя. Ничего не отправлено. Собственный сертификат указывают так: sojourn digest setup --ca-file ПУТЬ
digest-login = Почтовый сервер не принимает логин и пароль. Ничего не отправлено.
digest-not-local = Без шифрования возможен только почтовый сервер на этом же компьютере. Ничего не отправлено.
digest-sender = Почтовый сервер не принимает письма с адреса практики. Ничего не отправлено.
digest-trust = Указанный доверенный сертификат не подходит. Ничего не отправлено.
digest-person-there = Сотрудник с именем { $name } уже есть.
digest-by-starttls = SMTP с шифрованием STARTTLS
digest-by-tls = SMTP с шифрованием TLS
digest-by-plain = SMTP на этом компьютере, без шифрования
digest-by-sendmail = программа sendmail этого компьютера
digest-setting-by = Способ
digest-setting-server = Сервер
digest-setting-from = Отправитель
digest-setting-login = Логин
digest-setting-password = Пароль в файле
digest-setting-ca = Доверенный сертификат
digest-setting-heads = Вся практика — кому
digest-setting-sendmail = Программа
digest-setting-tries = Попыток
digest-setting-pause = Первая пауза
digest-setting-timeout = Ждать ответа
digest-milliseconds = { $n } мс
digest-setting-calm = Писать, когда сроков нет

office-mail = Утренняя почта
office-mail-about = Через какой сервер уходит утренняя почта и кому идёт письмо обо всей практике. Для администраторов.
office-mail-none = не настроена
office-mail-password-here = Пароль лежит на сервере в файле { $path }.
office-mail-no-port = «{ $typed }» — не порт: нужно число от 1 до 65535 или пусто для обычного.
office-mail-no-number = «{ $typed }» — не число: попытки считают, паузы и ожидание указывают в миллисекундах.
digest-no-hour = Время пишется так: 09:30.
digest-setting-head-from = Вся практика — с какого часа
field-mail_by = Способ отправки
field-mail_server = Сервер
field-mail_port = Порт
field-mail_from = Адрес отправителя
field-mail_login = Логин
field-mail_password_file = Файл с паролем
field-mail_ca_file = Доверенный сертификат
field-mail_sendmail = Программа для sendmail
field-mail_tries = Попыток
field-mail_pause = Первая пауза, мс
field-mail_timeout = Ждать ответа, мс
field-mail_heads = Вся практика — кому
field-mail_head_from = Вся практика — с
field-mail_calm = Писать, когда сроков нет
