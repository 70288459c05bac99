### Дербес деректер: келісімдер, өтініштер, жою, оқыс оқиғалар, рұқсат.

kind-consent = деректерді өңдеуге келісім
kind-data_request = деректер туралы өтініш
kind-incident = оқыс оқиға
kind-destruction = деректерді жою
field-person = Келісімдегі аты-жөні
field-operator = Оператор
field-operator_number = Оператордың БСН/ЖСН
field-given_on = Берілген күні
field-third_parties = Үшінші тұлғаларға беру
field-cross_border = Трансшекаралық беру
field-publication = Жалпыға қолжетімді дереккөздерде тарату
field-data_list = Деректер тізбесі
field-scan = Скан немесе сақталатын орны
field-withdrawn_on = Қайтарып алынған күні
field-withdrawn_by = Немен қайтарып алынды
field-demand = Өтініш мәні
field-came_by = Қалай түсті
field-answered_on = Жауап берілген күні
field-answer = Жауап
field-answered_by = Жауап берген
field-discovered_on = Анықталған күні
field-discovered_at = Уақыты (СС:ММ)
field-key_number = Кілт нөмірі
field-responsible = Дербес деректерге жауапты тұлға
field-ministry_told_on = Министрлікке хабарланған күні
field-people_told_on = Субъектілерге хабарланған күні
field-why = Себебі
field-order = Шешімнің не өтініштің №
field-proposed_on = Ұсынылған күні
field-proposed_by = Ұсынған
field-rejected_on = Қабылданбаған күні
field-done_on = Жойылған күні
field-decided_by = Шешім қабылдаған
field-act = Акт №
field-content = Не жойылды
field-blocked_on = Бұғатталған күні
field-blocked_why = Бұғаттау себебі
field-hold_since = Сақтау, бастап
field-hold_why = Неге сақталады
field-erased_on = Деректер жойылған күні
agreed-yes = иә, келісім берілді
agreed-no = жоқ
demand-access = қандай деректер сақталады
demand-correction = өзгерту, толықтыру
demand-blocking = бұғаттау
demand-destruction = жою
why-retention_over = мақсатқа жетті, сақтау мерзімі өтті
why-request = субъектінің өтініші
why-withdrawn = келісім қайтарып алынды
why-order = сот немесе мемлекеттік орган шешімі
why-unlawful = жиналмауы тиіс еді
eligible-consent-ended = Дербес деректерді өңдеуге келісім мерзімі { $day } аяқталды
head-consent-ended = Дербес деректерді өңдеуге келісім мерзімі { $day } аяқталды
head-blocked = Деректер { $day } бұғатталды: { $why }. Ештеңе өзгертуге болмайды.
head-hold = { $day } бастап сақталуы тиіс: { $why }
check-order-number = Тек нөмір, әріпсіз: ол деректер жойылғаннан кейін де қалады.
check-number = Нөмір, тек цифрлар.
client-erased = { $client } деректері жойылған: ол туралы ештеңе енгізілмейді.
client-blocked = { $client } деректері бұғатталған: бұғат алынбайынша ештеңе енгізілмейді.
erase-already = { $client } деректері { $day } жойылып қойған.
erase-merged = Бұл карточка { $client } карточкасымен біріктірілген: деректерді сол жерде жойыңыз.
erase-hold = { $client } міндетті сақтауда: алдымен оны алып тастаңыз.
erase-not-due = { $client }: жою мерзімі әлі келген жоқ ({ $why }). Басқа себеппен жоюды ұсынуға болады.
erase-kept = Назар аударыңыз: { $why }.
erase-proposed = { $client } деректерін жою ұсынылып қойған.
erase-none = { $id } жою жазбасы жоқ.
erase-two-people = Екі адам керек: ұсынған адам емес, басқасы бекітуі тиіс.
erase-decided = { $id } бойынша шешім қабылданған.
erase-not-done = { $id } бойынша ештеңе жойылған жоқ, сондықтан акт жоқ.
erase-left-ledger = Дерекқор жанындағы тізілімге жазылмады: { $reason }. sojourn erase finish орындаңыз.
erase-left-log = Дерекқорды біреу оқып жатыр: оның журналында ескі беттер қалды. Кейінірек sojourn erase finish орындаңыз.
kept-open-case = ашық іс бар
kept-permit = рұқсат әлі жарамды
kept-stay = клиент елде жүр
kept-hold = міндетті сақтау белгіленген
kept-request = субъектінің өтінішіне жауап берілмеген
kept-own-date = алда белгіленген күн бар
kept-until = сақтау мерзімі өткен жоқ
erase-act-title = Дербес деректерді жою туралы акт
erase-act-number = №
erase-act-on = Жойылған күні
erase-act-subject = Кімнің деректері
erase-act-proposed = Ұсынған
erase-act-approved = Бекіткен
erase-act-opening = Төмендегі деректер қалпына келтіру мүмкіндігінсіз жойылды. Бұрын жасалған сақтық көшірмелер сақтау мерзімі өткен сайын жойылады; көшірмеден қалпына келтірілсе, жою қайталанады.
erase-act-count = Жазба саны
erase-act-journal = өзгерістер журналы жазбаларының мазмұны
erase-act-files = скан файлдары
erase-act-readings = қараулар журналының жолдары, мазмұны
erase-act-still = Әлі аталады (қызметкер шешеді):
erase-still-named =
    { $n ->
        [one] Адам басқа жазбалардың { $n } мәтінінде аталады, ол қалады: не істеу керегін шешіңіз.
       *[other] Адам басқа жазбалардың { $n } мәтінінде аталады, олар қалады: әрқайсысы туралы шешіңіз.
    }
destruction-proposed = ұсынылды
destruction-done = жойылды
destruction-rejected = қабылданбады
retention-no-class = { $class } санаты жоқ.
consent-form-title = Дербес деректерді жинауға және өңдеуге келісім
consent-form-opening = { $operator } менің дербес деректерімді төмендегі шарттармен жинап, өңдеуіне келісім беремін. Заңға қайшы келетін немесе орындалмаған міндеттеме бар жағдайлардан басқа кезде келісімді жазбаша қайтарып алуға құқылымын.
consent-form-matter = Шарт
consent-form-answer = Жауап
consent-form-purpose = Мақсаты
consent-form-data = Деректер тізбесі
consent-form-term = Мерзімі
consent-form-purpose-reached = өңдеу мақсатына жеткенге дейін
consent-form-choose = ☐ иә   ☐ жоқ
consent-form-data-list = тегі, аты, әкесінің аты, туған күні, жынысы, азаматтығы, ЖСН, жеке басты куәландыратын құжаттар, фотосурет, мекенжайы және оның тіркелуі, телефоны, электрондық поштасы, кіру және шығу күндері, визалар мен рұқсаттар, жұмысы, оқуы және отбасы туралы мәліметтер, өтініш құжаттары, болуға қатысты құқық бұзушылықтар
consent-form-signature = Субъектінің қолы
consent-form-day = Күні
incident-none = { $id } оқыс оқиғасы жоқ.
incident-told = министрлікке { $day } хабарланды
incident-late = ! министрлікке хабарлау: мерзімі { $day } болған
incident-tell-by = министрлікке { $day } дейін хабарлау
incident-tell = министрлікке хабарлау
incident-list-empty = Оқыс оқиға енгізілмеген.
incident-nobody = Бұл адам, кілт және уақыт бойынша журналда ешкім жоқ.
incident-concerned-note = Тек журнал білетіні: өзгерістер және онда сақталатын қараулар. Басқа жолмен кеткенін бөлек анықтаңыз.
counter-plain = Қолжетімділігі шектеулі деректер: адам — { $people }, жазба — { $records }
counter-fine = Қолжетімділігі шектеулі деректер: адам — { $people }, жазба — { $records } / { $limit }
counter-near = ! Қолжетімділігі шектеулі деректер: адам — { $people }, жазба — { $records }. { $limit } асса, жарияланымдарға қарағанда, заң бірнеше факторлы кіруді талап етеді, бірі биометриялық: заңгерден қазір сұраңыз.
counter-over = ! Қолжетімділігі шектеулі деректер: адам — { $people }, жазба — { $records }, { $limit } көп. Жарияланымдарға қарағанда, заң бірнеше факторлы кіруді талап етеді, бірі биометриялық: заңгерден сұраңыз.
privacy-unconfirmed = Дербес деректер туралы заңның мерзімдері мен сандары жанама дереккөздерден алынған: оларды заңгер растауы тиіс.
cli-erase-proposed = { $id }: { $client } деректерін жою ұсынылды. Басқа қызметкер бекітеді: sojourn erase approve { $id }
cli-erase-rejected = { $id }: { $client } деректерін жою қабылданбады
cli-erase-none = Ондайлар жоқ.
cli-erase-none-due = Жойылуы тиіс деректер жоқ.
cli-erase-more = Тағы да бар.
cli-erase-finished = Бәрі аяқталды.
cli-privacy-kept = Енгізілді: { $kind } { $id }
cli-privacy-answered = { $client } { $name }: { $id } өтінішіне ({ $demand }) { $day } жауап берілді; жауап мерзімі енді жүрмейді.
cli-privacy-then-nothing = Бұл бойынша басқа ештеңе істеудің қажеті жоқ.
cli-privacy-then-block = Деректерді бұғаттау керек болса: sojourn privacy block { $client } --why "{ $id }"
cli-privacy-then-erase = Деректерді жою керек болса: sojourn erase { $client } --reason request; оны басқа қызметкер бекітеді.
cli-privacy-block = { $client }: деректер бұғатталды.
cli-privacy-unblock = { $client }: бұғат алынды.
cli-privacy-hold = { $client }: міндетті сақтау белгіленді.
cli-privacy-release = { $client }: міндетті сақтау алынды.
cli-subject-report = { $client } туралы сақталғанның бәрі { $file } файлында. Бермес бұрын оқып шығыңыз.
access-since = Қай күннен
access-decided-by = Шешкен
access-seen = Соңғы жазба
access-keys = Кілттер
access-inactive = қазір рұқсаты жоқ
export-section-access = Деректерді кім көре алады
journal-propose-erase = жою ұсынылды
journal-reject-erase = жою қабылданбады
journal-block = деректер бұғатталды
journal-unblock = бұғат алынды
journal-hold = міндетті сақтау
journal-subject-report = субъектіге есеп
import-why-data-of-this-client-are-blocked = бұл клиенттің деректері бұғатталған: жол енгізілмеді
privacy-title = Дербес деректер
privacy-section-consents = Келісімдер
privacy-section-requests = Өтініштер
privacy-section-destruction = Жою
privacy-section-incidents = Оқыс оқиғалар
privacy-consent-missing = келісім енгізілмеген
privacy-consent-ends = { $day } аяқталады
privacy-consent-withdrawn = { $day } қайтарып алынған
privacy-consent-ended = { $day } аяқталған
privacy-request-open = жауап берілмеген
privacy-request-answered = { $day } жауап берілді
privacy-due-since = { $day } бастап жойылуы тиіс
privacy-nothing = Мұнда ештеңе жоқ.
privacy-how-consents = Келісімі жоқ клиент те, жақында аяқталатын келісім де жоқ. Келісім клиент карточкасында енгізіледі: +.
privacy-how-requests = Адамның өз деректері туралы өтініші клиент карточкасында енгізіледі: +. Жауап беру мерзімі осында көрінеді.
privacy-how-destruction = Жоюға жататын деректер жоқ. Бір клиент бойынша ұсыну: sojourn erase C-000012 --reason … Басқа қызметкер бекітеді.
privacy-how-incidents = Оқыс оқиғалар жоқ. + — енгізу.
privacy-what = Не
privacy-state = Жай-күйі
command-privacy = Дербес деректер бетін ашу: келісімдер, өтініштер, жою, оқыс оқиғалар
hint-privacy = дербес деректер
privacy-title-of = Клиенттің дербес деректері
command-privacy-office = Бүкіл кеңсенің дербес деректер беті және кері
hint-privacy-office = клиент / кеңсе
privacy-person-due = деректер { $day } бастап жойылуға тиіс
privacy-person-kept = деректер сақталады:
doctor-records = Қолжетімділігі шектеулі жазбалар
erase-left-files =
    { $n ->
        [one] { $n } скан файлы өшірілмеді. sojourn erase finish орындаңыз.
       *[other] { $n } скан файлы өшірілмеді. sojourn erase finish орындаңыз.
    }
retention-years =
    { $most ->
        [one] { $most } жылдан аспауы тиіс.
       *[other] { $most } жылдан аспауы тиіс.
    }
retention-kept-for =
    { $years ->
        [one] мақсатқа жеткеннен кейін { $years } жыл
       *[other] мақсатқа жеткеннен кейін { $years } жыл
    }
cli-erase-done =
    { $records ->
        [one] { $client }: { $records } жазба жойылды, акт { $act }. Басып шығару: sojourn erase act { $id } --format html
       *[other] { $client }: { $records } жазба жойылды, акт { $act }. Басып шығару: sojourn erase act { $id } --format html
    }
privacy-count-missing =
    { $n ->
        [one] Келісімі жоқ: { $n } клиент
       *[other] Келісімі жоқ: { $n } клиент
    }
privacy-count-ending =
    { $n ->
        [one] 60 күнде аяқталатын немесе аяқталған: { $n } келісім
       *[other] 60 күнде аяқталатын немесе аяқталған: { $n } келісім
    }
privacy-count-requests =
    { $n ->
        [one] Жауапсыз: { $n } өтініш
       *[other] Жауапсыз: { $n } өтініш
    }
privacy-count-due =
    { $n ->
        [one] Жойылуы тиіс: { $n } клиенттің деректері
       *[other] Жойылуы тиіс: { $n } клиенттің деректері
    }
privacy-count-incidents =
    { $n ->
        [one] Ашық: { $n } оқыс оқиға
       *[other] Ашық: { $n } оқыс оқиға
    }
incident-notice-ministry =
    Дербес деректер қауіпсіздігінің бұзылуы туралы хабарлама (жоба, заңгер оқуы тиіс)
    Оператор: { $operator }
    Мекенжайы: { $address }
    Анықталды: { $day }, { $time }
    Не болды: { $title }
    Не белгілі және қандай шаралар қабылданды: { $text }
    Белгілі болғаны бойынша қатысы бар субъектілер саны: { $concerned }
    Дербес деректерге жауапты тұлға: { $responsible }
incident-notice-people =
    Субъектілерге хабарлама (жоба, заңгер оқуы тиіс)
    { $operator } ({ $address }) { $day }, { $time } дербес деректер қауіпсіздігінің бұзылуы анықталғанын хабарлайды: { $title }.
    { $text }
    Сіздің деректеріңіз { $concerned } субъектінің деректері арасында болуы мүмкін.
    Сұрақтарға жауап береді: { $responsible }
about-privacy-title = Дербес деректер — міндет: қай келісім жоқ не аяқталады, өтініштер мен жауап мерзімі, кімнің деректерін жою керек, оқыс оқиғалар. Мұндағы заң талаптары расталмаған: заңгерге көрсетіңіз.
