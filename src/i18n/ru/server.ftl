### Настройка общего сервера и его осмотр.

## Шаги

server-step-program = Программа { $path }
server-step-account = Учётная запись { $name }: оболочка /bin/sh, домашняя папка принадлежит root, пароля нет
server-step-folder = Папка { $path }: { $owner }, права { $mode }
server-step-config = Файл настроек { $path }
server-step-office = База { $path } с первым администратором
server-step-database = { $path }: только для учётной записи практики, права 600
server-step-sshd = sshd впускает сотрудников: { $path }
server-step-unit = Файл таймера { $path }
server-step-timer = Таймер { $name } включён

## Почему шаг пропущен или невозможен

server-not-root = Это может сделать только root.
server-not-root-hint = Добавьте в начале sudo. С --dry-run шаги показываются любому.
server-linux-only = Для общего сервера нужен Linux с systemd и OpenSSH.
server-bad-account = «{ $name }» не годится для учётной записи: нужны строчные латинские буквы, цифры, - и _, и это не может быть root.
server-bad-path = «{ $path }» не годится: нужен полный путь из латинских букв, цифр и знаков . _ - +
server-program-failed = Ошибка программы { $program }: { $said }
server-program-failed-hint = Сделанное остаётся. Устраните причину и повторите ту же команду: она продолжит с этого места.
server-cannot-write = Не удалось записать { $path }: { $why }
server-weak-way = Папку на пути к { $path } может изменить не только root.
server-not-a-file = { $path } — не файл.
server-not-a-folder = { $path } — не папка.
server-folder-of-others = Папка { $path } принадлежит кому-то другому.
server-no-passwd = В этом корне нет учётных записей.
server-account-of-a-person = Похоже, учётная запись { $name } принадлежит человеку. Укажите другую: --account.
server-no-account = Учётной записи ещё нет.
server-no-admin = Пропущено: добавьте --admin ЛОГИН --key-file ФАЙЛ.
server-another-admin = База уже есть, и { $login } в ней не администратор. Сотрудников добавляет администратор практики: sojourn staff add.
server-comes-with-office = Появится вместе с базой.
server-no-sshd = Здесь нет sshd: установите openssh-server и повторите команду.
server-no-include = /etc/ssh/sshd_config не подключает другие файлы: поставьте в его начало «Include /etc/ssh/sshd_config.d/*.conf».
server-no-systemd = Здесь нет systemd; строки для cron — в packaging/cron.
server-no-mail = Пропущено, пока не настроено утреннее письмо: sojourn digest setup.
server-child-unclear = Установленная программа ответила непонятно: установите её заново.
server-refused-hint = Ничего не изменено.

## Что сообщается

server-ask = Сделать всё это? [д/Н]
server-nothing-to-do = Всё уже так. Ничего не изменено.
server-done = { $n ->
    [one] Выполнен { $n } шаг.
    [few] Выполнено { $n } шага.
   *[many] Выполнено { $n } шагов.
}
server-would-do = { $n ->
    [one] Предстоит { $n } шаг. Ничего не изменено.
    [few] Предстоит { $n } шага. Ничего не изменено.
   *[many] Предстоит { $n } шагов. Ничего не изменено.
}
server-reload = sshd не перезагружен. Сотрудники смогут войти после команды: systemctl reload ssh
server-off-title = Не так, как должно быть:
server-sound = Исправлять нечего; проверено пунктов: { $all }.
server-faults = { $n ->
    [one] Нужно исправить { $n } пункт из { $all }.
    [few] Нужно исправить { $n } пункта из { $all }.
   *[many] Нужно исправить { $n } пунктов из { $all }.
}

## Что не так

server-off-config = Файла { $path } нет, или он не имеет смысла.
server-off-program = Не каждая учётная запись может запустить { $path }, или изменить файл может не только root.
server-off-sshd = sshd не отвечает: { $said }
server-off-option = sshd: { $option } — { $is }, должно быть { $wanted }
server-off-keys = Файл ключей не совпадает с записями практики.
server-off-admins = В практике нет ни одного администратора.
server-off-clock = На часах { $today }, а последняя запись журнала — { $newest }.
server-off-copy = Последней копии { $hours } ч.
server-off-no-copy = Копий ещё нет.
server-off-network = База лежит на { $system }.
server-off-space = Свободно только { $n } МБ.
server-off-landlock = Ядро не предлагает Landlock.
server-off-encryption = Диск под базой не зашифрован.
server-off-encryption-unknown = Отсюда не видно, зашифрован ли диск.
server-off-ntp = Часы не сверяются по сети.

## Почему это важно

server-why-config = Где лежит база, программа узнаёт только из этого файла: без него никто не войдёт.
server-why-account = С другой оболочкой или собственной домашней папкой до нашей программы запустятся чужие.
server-why-folder = Кто может туда писать, может прочитать или подменить данные практики.
server-why-office = Без базы входить некуда.
server-why-database = Другие учётные записи смогут прочитать паспорта клиентов, или практика не сможет сохранять.
server-why-sshd-drop-in = Без него вход не связан с человеком.
server-why-unit = От него зависят копии и утреннее письмо.
server-why-timer = Без него копии не делаются.
server-why-program = sshd запускает её для всех: кто может её изменить, прочитает всё.
server-why-sshd = Никто не войдёт, и неизвестно, кто мог бы.
server-why-sshd-option = Это путь в обход программы, или сотрудники не смогут войти.
server-why-max-startups = Когда в девять утра входят все сразу, часть получит отказ.
server-why-keys-file = Уволенный ещё может дойти до программы, где получит отказ; новый сотрудник не войдёт.
server-why-admins = Некому добавлять и отключать сотрудников.
server-why-clock = По часам считаются все сроки.
server-why-copy = Всё записанное после неё пропадёт вместе с диском.
server-why-file-system = Там теряются записи.
server-why-space = На полный диск ничего не сохранить.
server-why-landlock = Это ограда, которая держит даже при ошибке в программе.
server-why-encryption = Кто унесёт диск, прочитает всё. Если диск шифрует провайдер: --accept encryption
server-why-ntp = Когда часы уходят, уходят и сроки.
