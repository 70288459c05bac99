### Ортақ серверді баптау және тексеру.

## Қадамдар

server-step-program = Бағдарлама { $path }
server-step-account = { $name } есептік жазбасы: қабықшасы /bin/sh, үй қалтасы root меншігінде, құпиясөзі жоқ
server-step-folder = { $path } қалтасы: { $owner }, рұқсаттары { $mode }
server-step-config = Баптау файлы { $path }
server-step-office = { $path } дерекқоры және алғашқы әкімші
server-step-database = { $path }: тек кеңсенің есептік жазбасына, рұқсаттары 600
server-step-sshd = sshd қызметкерлерді кіргізеді: { $path }
server-step-unit = Таймер файлы { $path }
server-step-timer = { $name } таймері қосулы

## Қадам неге өткізілді немесе неге мүмкін емес

server-not-root = Мұны тек root орындай алады.
server-not-root-hint = Басына sudo қосыңыз. --dry-run қадамдарды кез келген адамға көрсетеді.
server-linux-only = Ортақ серверге systemd пен OpenSSH орнатылған Linux керек.
server-bad-account = «{ $name }» есептік жазбаға жарамайды: кіші латын әріптері, цифрлар, - және _ керек, root болмауы тиіс.
server-bad-path = «{ $path }» жарамайды: латын әріптерінен, цифрлардан және . _ - + белгілерінен тұратын толық жол керек.
server-program-failed = { $program } бағдарламасының қатесі: { $said }
server-program-failed-hint = Орындалғаны сақталады. Себебін жойып, сол пәрменді қайталаңыз: ол осы жерден жалғастырады.
server-cannot-write = { $path } жазылмады: { $why }
server-weak-way = { $path } жолындағы қалтаны root-тан басқа біреу өзгерте алады.
server-not-a-file = { $path } файл емес.
server-not-a-folder = { $path } қалта емес.
server-folder-of-others = { $path } қалтасы басқа біреуге тиесілі.
server-no-passwd = Бұл түбірде есептік жазбалар жоқ.
server-account-of-a-person = { $name } есептік жазбасы адамға тиесілі сияқты. Басқасын көрсетіңіз: --account.
server-no-account = Есептік жазба әлі жоқ.
server-no-admin = Өткізілді: --admin ЛОГИН --key-file ФАЙЛ қосыңыз.
server-another-admin = Дерекқор бар, бірақ { $login } онда әкімші емес. Қызметкерлерді кеңсенің әкімшісі қосады: sojourn staff add.
server-comes-with-office = Дерекқормен бірге пайда болады.
server-no-sshd = Мұнда sshd жоқ: openssh-server орнатып, пәрменді қайталаңыз.
server-no-include = /etc/ssh/sshd_config басқа файлдарды қоспайды: басына «Include /etc/ssh/sshd_config.d/*.conf» жолын қойыңыз.
server-no-systemd = Мұнда systemd жоқ; cron жолдары packaging/cron ішінде.
server-no-mail = Таңғы хат бапталғанша өткізіледі: sojourn digest setup.
server-child-unclear = Орнатылған бағдарламаның жауабы түсініксіз: оны қайта орнатыңыз.
server-refused-hint = Ештеңе өзгертілген жоқ.

## Не айтылады

server-ask = Осының бәрі орындалсын ба? [и/Ж]
server-nothing-to-do = Бәрі дайын. Ештеңе өзгертілген жоқ.
server-done = { $n ->
    [one] { $n } қадам орындалды.
   *[other] { $n } қадам орындалды.
}
server-would-do = { $n ->
    [one] { $n } қадам орындалуы керек. Ештеңе өзгертілген жоқ.
   *[other] { $n } қадам орындалуы керек. Ештеңе өзгертілген жоқ.
}
server-reload = sshd қайта жүктелген жоқ. Қызметкерлер мына пәрменнен кейін кіре алады: systemctl reload ssh
server-off-title = Тиісінше емес:
server-sound = Түзететін ештеңе жоқ; { $all } тармақ тексерілді.
server-faults = { $n ->
    [one] Түзету керек: { $n } тармақ (тексерілгені { $all }).
   *[other] Түзету керек: { $n } тармақ (тексерілгені { $all }).
}

## Не дұрыс емес

server-off-config = { $path } файлы жоқ немесе мағынасыз.
server-off-program = { $path } бағдарламасын әр есептік жазба іске қоса алмайды немесе оны root-тан басқа біреу өзгерте алады.
server-off-sshd = sshd жауап бермейді: { $said }
server-off-option = sshd: { $option } мәні { $is }, { $wanted } болуы керек
server-off-keys = Кілттер файлы кеңсенің жазбаларына сәйкес емес.
server-off-admins = Кеңседе бірде-бір әкімші жоқ.
server-off-clock = Сағатта { $today }, ал журналдың соңғы жазбасы { $newest }.
server-off-copy = Соңғы көшірмеге { $hours } сағат болды.
server-off-no-copy = Көшірме әлі жоқ.
server-off-network = Дерекқор { $system } жүйесінде жатыр.
server-off-space = Бос орын тек { $n } МБ.
server-off-landlock = Ядро Landlock ұсынбайды.
server-off-encryption = Дерекқор жатқан диск шифрланбаған.
server-off-encryption-unknown = Дискінің шифрланғаны бұл жерден көрінбейді.
server-off-ntp = Сағат желі арқылы түзетілмейді.

## Бұл неге маңызды

server-why-config = Дерекқордың қайда екенін бағдарлама тек осы файлдан біледі: онсыз ешкім кіре алмайды.
server-why-account = Басқа қабықша немесе өз үй қалтасы болса, біздің бағдарламадан бұрын бөгде бағдарлама іске қосылады.
server-why-folder = Онда жаза алатын адам кеңсенің деректерін оқи немесе ауыстыра алады.
server-why-office = Дерекқорсыз кіретін жер жоқ.
server-why-database = Басқа есептік жазбалар клиенттердің паспорттарын оқи алады немесе кеңсе сақтай алмай қалады.
server-why-sshd-drop-in = Онсыз кіру нақты адаммен байланыспайды.
server-why-unit = Көшірмелер мен таңғы хат осыған байланысты.
server-why-timer = Онсыз көшірме жасалмайды.
server-why-program = sshd оны бәріне іске қосады: өзгерте алған адам бәрін оқи алады.
server-why-sshd = Ешкім кіре алмайды әрі кім кіре алатыны белгісіз.
server-why-sshd-option = Бұл бағдарламаны айналып өтетін жол немесе қызметкерлер кіре алмайды.
server-why-max-startups = Таңғы тоғызда бәрі бірден кіргенде, біразы кіре алмай қалады.
server-why-keys-file = Жұмыстан кеткен адам бағдарламаға дейін жетуі мүмкін, онда кіргізілмейді; жаңа қызметкер кіре алмайды.
server-why-admins = Қызметкерлерді қосатын немесе кіруін жабатын ешкім жоқ.
server-why-clock = Барлық мерзім сағат бойынша есептеледі.
server-why-copy = Содан бері жазылғанның бәрі дискімен бірге жоғалады.
server-why-file-system = Онда жазбалар жоғалады.
server-why-space = Толған дискіге ештеңе сақталмайды.
server-why-landlock = Бұл бағдарламада қате болса да ұстап тұратын қоршау.
server-why-encryption = Дискіні алып кеткен адам бәрін оқиды. Дискіні провайдер шифрласа: --accept encryption
server-why-ntp = Сағат ауытқыса, мерзімдер де ауытқиды.
