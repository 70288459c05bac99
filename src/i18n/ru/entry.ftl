### Вход: по SSH с ключом или через программу, которая даёт права своей группы.

entry-as-key = Этот вход — только для ключей сервера.
entry-as-key-hint = Подключитесь по SSH: программу запускает сам сервер.
entry-set-uid = Программа не должна работать с правами чужой учётной записи.
entry-set-uid-hint = Обратитесь к администратору: файл программы может давать права группы (set-gid), но не владельца.
entry-nobody = Сервер не знает, кто вы.
entry-nobody-hint = Обратитесь к администратору сервера.
entry-no-config = Этот компьютер не настроен как сервер: нет файла /etc/sojourn/config.
entry-no-config-hint = Обратитесь к администратору: его создаёт «sojourn server init».
entry-config-open = Настройкам сервера нельзя доверять: их может изменить не только root.
entry-config-open-hint = Обратитесь к администратору: /etc/sojourn и файл config должны принадлежать root, никто другой не должен иметь права записи.
entry-config-unreadable = Настройки сервера не удалось понять.
entry-config-unreadable-hint = Обратитесь к администратору: «sojourn server check» покажет, что не так с /etc/sojourn/config.
entry-environment = Программа не смогла запуститься с чистым окружением.
entry-environment-hint = Обратитесь к администратору: «sojourn server check» покажет, в чём дело.
entry-process = Программа не смогла закрыться от посторонних.
entry-process-hint = Обратитесь к администратору: «sojourn server check» покажет, в чём дело.
entry-data = Папка базы не открывается.
entry-data-hint = Обратитесь к администратору: «sojourn server check» покажет, в чём дело.
entry-no-office = На этом сервере ещё нет базы.
entry-no-office-hint = Обратитесь к администратору: её создаёт «sojourn server init».
entry-unproved = Сервер не сообщил, каким ключом выполнен вход.
entry-unproved-hint = Обратитесь к администратору: для ключа { $key } в sshd нужна строка «ExposeAuthInfo yes».
entry-key-refused = Ключ { $key } не открывает эту базу.
entry-key-refused-hint = Он отключён, это другой ключ, или его владелец здесь не работает. Обратитесь к администратору практики.
entry-login-refused = { $login } не значится среди сотрудников.
entry-login-refused-hint = Попросите администратора практики добавить этот логин.
entry-no-terminal = Экранам нужен терминал.
entry-no-terminal-hint = Запросите его: ssh -t desk. Командам он не нужен: ssh desk due
entry-no-command = Здесь нет такой команды: { $typed }
entry-no-command-hint = Команда состоит из слов без специальных знаков оболочки, например: ssh desk review --json
entry-no-files = Файлы сервера здесь указать нельзя ({ $option }).
entry-no-files-hint = Используйте стандартный ввод и вывод: ssh desk export clients > clients.csv, ssh desk import - < clients.csv
entry-not-here = { $option } здесь недоступно.
entry-not-here-hint = Базу и дату определяет сервер.
entry-own-machine = Файлы сервера недоступны. На своём компьютере: { $line }
entry-own-machine-hint = Команда читает и записывает файлы вашего компьютера, а не сервера.

cli-import-one-sheet = Принимается одна таблица за раз: ничего не принято.
cli-import-one-sheet-hint = sojourn import clients.xlsx. База целиком: sojourn import all office.jsonl
cli-import-office = { $name } — это выгруженная целиком база практики, а не таблица клиентов.
cli-import-office-hint = Из неё создаётся новая база: sojourn --db new.db import all { $name }
cli-import-no-input = Таблица не указана.
cli-import-no-input-hint = sojourn import clients.xlsx или: sojourn import < clients.xlsx

entry-covered = Сеанс закрыт от посторонних глаз: им давно не пользовались.
entry-covered-who = Вошли как { $who }
entry-covered-how = Чтобы продолжить, закройте его (q) и подключитесь снова. Набранное сохранено.
entry-idle-ended = Сеансом долго не пользовались, поэтому он завершён.
entry-idle-ended-hint = Подключитесь снова; набранное сохранено.


entry-too-many = У вас уже открыто столько сеансов, сколько допускается на одного человека: { $n }.
entry-too-many-hint = Закройте один из них; сеанс с оборванной связью исчезнет через минуту-другую.
