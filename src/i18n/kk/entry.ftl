### Кіру: SSH арқылы кілтпен немесе тобының құқығын беретін бағдарлама арқылы.

entry-as-key = Бұл кіру жолы тек сервердің кілттеріне арналған.
entry-as-key-hint = SSH арқылы қосылыңыз: бағдарламаны сервердің өзі іске қосады.
entry-set-uid = Бағдарлама бөтен есептік жазбаның құқығымен жұмыс істемеуі тиіс.
entry-set-uid-hint = Әкімшіге жүгініңіз: бағдарлама файлы тобының құқығын бере алады (set-gid), ал иесінің құқығын бере алмайды.
entry-nobody = Сервер сіздің кім екеніңізді білмейді.
entry-nobody-hint = Сервер әкімшісіне жүгініңіз.
entry-no-config = Бұл компьютер сервер ретінде бапталмаған: /etc/sojourn/config файлы жоқ.
entry-no-config-hint = Әкімшіге жүгініңіз: оны «sojourn server init» жасайды.
entry-config-open = Сервер баптауларына сенуге болмайды: оларды root-тан басқа біреу өзгерте алады.
entry-config-open-hint = Әкімшіге жүгініңіз: /etc/sojourn пен config файлы root-тікі болуы, басқа ешкімнің жазу құқығы болмауы керек.
entry-config-unreadable = Сервер баптауларын түсіну мүмкін болмады.
entry-config-unreadable-hint = Әкімшіге жүгініңіз: /etc/sojourn/config файлында не дұрыс емес екенін «sojourn server check» айтады.
entry-environment = Бағдарлама таза ортамен іске қосыла алмады.
entry-environment-hint = Әкімшіге жүгініңіз: себебін «sojourn server check» айтады.
entry-process = Бағдарлама өзін бөгде процестерден жаба алмады.
entry-process-hint = Әкімшіге жүгініңіз: себебін «sojourn server check» айтады.
entry-data = Дерекқор қалтасы ашылмайды.
entry-data-hint = Әкімшіге жүгініңіз: себебін «sojourn server check» айтады.
entry-no-office = Бұл серверде дерекқор әлі жоқ.
entry-no-office-hint = Әкімшіге жүгініңіз: оны «sojourn server init» жасайды.
entry-unproved = Сервер қай кілтпен кіргеніңізді хабарламады.
entry-unproved-hint = Әкімшіге жүгініңіз: { $key }-кілт үшін sshd баптауында «ExposeAuthInfo yes» жолы керек.
entry-key-refused = { $key }-кілт бұл дерекқорды ашпайды.
entry-key-refused-hint = Ол қолданыстан шығарылған, басқа кілт немесе иесі мұнда жұмыс істемейді. Кеңсе әкімшісіне жүгініңіз.
entry-login-refused = { $login } қызметкерлер арасында жоқ.
entry-login-refused-hint = Әкімшіден осы логинді қосуды сұраңыз.
entry-no-terminal = Экрандарға терминал керек.
entry-no-terminal-hint = Терминал сұраңыз: ssh -t desk. Пәрмендерге ол керек емес: ssh desk due
entry-no-command = Мұнда мұндай пәрмен жоқ: { $typed }
entry-no-command-hint = Пәрмен қабықша белгілерінсіз сөздерден тұрады, мысалы: ssh desk review --json
entry-no-files = Мұнда сервер файлдарын көрсетуге болмайды ({ $option }).
entry-no-files-hint = Стандартты енгізу мен шығаруды қолданыңыз: ssh desk export clients > clients.csv, ssh desk import - < clients.csv
entry-not-here = { $option } мұнда мүмкін емес.
entry-not-here-hint = Дерекқор мен күнді сервер белгілейді.
entry-own-machine = Сервер файлдарына қол жеткізуге болмайды. Өз компьютеріңізде: { $line }
entry-own-machine-hint = Пәрмен файлдарды серверден емес, сіздің компьютеріңізден оқиды және сонда жазады.

cli-import-one-sheet = Бір жолы бір кесте ғана қабылданады: ештеңе қабылданған жоқ.
cli-import-one-sheet-hint = sojourn import clients.xlsx. Тұтас дерекқор: sojourn import all office.jsonl
cli-import-office = { $name } — тұтас шығарылған дерекқор, клиенттер кестесі емес.
cli-import-office-hint = Одан жаңа дерекқор жасалады: sojourn --db new.db import all { $name }
cli-import-no-input = Кесте көрсетілмеген.
cli-import-no-input-hint = sojourn import clients.xlsx немесе: sojourn import < clients.xlsx

entry-covered = Сеанс көзден жасырылды: біраз уақыт ешкім пайдаланбады.
entry-covered-who = Кірген адам: { $who }
entry-covered-how = Жалғастыру үшін оны жауып (q), қайта қосылыңыз. Терген мәтініңіз сақталған.
entry-idle-ended = Сеансты ұзақ уақыт ешкім пайдаланбағандықтан, ол аяқталды.
entry-idle-ended-hint = Қайта қосылыңыз; терген мәтініңіз сақталған.


entry-too-many = Бір адамға рұқсат етілгенше сеанс аштыңыз: { $n }.
entry-too-many-hint = Біреуін жабыңыз; байланысы үзілген сеанс бір-екі минутта жоғалады.
