### Барлық бөлмеге ортақ сөздер: тізім мәндері, жазбалар мен өрістердің атаулары, күндер.

## Күндер

long-day = { $year } жылғы { $day } { $month }
weekday-1 = дс
weekday-2 = сс
weekday-3 = ср
weekday-4 = бс
weekday-5 = жм
weekday-6 = сб
weekday-7 = жс
month-1 = қаңтар
month-2 = ақпан
month-3 = наурыз
month-4 = сәуір
month-5 = мамыр
month-6 = маусым
month-7 = шілде
month-8 = тамыз
month-9 = қыркүйек
month-10 = қазан
month-11 = қараша
month-12 = желтоқсан
month-of-1 = қаңтар
month-of-2 = ақпан
month-of-3 = наурыз
month-of-4 = сәуір
month-of-5 = мамыр
month-of-6 = маусым
month-of-7 = шілде
month-of-8 = тамыз
month-of-9 = қыркүйек
month-of-10 = қазан
month-of-11 = қараша
month-of-12 = желтоқсан

## Қысқа сөздер

yes = иә
no = жоқ
not-known = белгісіз
nobody = ешкім
check-mark = нақтылау керек
days-count = { $n ->
    [one] { $n } күн
   *[other] { $n } күн
}
days-left = { $n ->
    [one] { $n } күн қалды
   *[other] { $n } күн қалды
}
people-count = { $n ->
    [one] { $n } клиент
   *[other] { $n } клиент
}

## Тілдер

lang-en = ағылшын тілі
lang-ru = орыс тілі
lang-kk = қазақ тілі

## Негіздер

ground-employment = еңбек қызметі
ground-education = оқу
ground-family = отбасымен бірігу
ground-business = бизнес-иммигрант
ground-missionary = миссионерлік қызмет
ground-medical = емделу

## Елде болуы және тұлғалар

presence-in_country = Қазақстанда
presence-abroad = шетелде
presence-unknown = белгісіз
sex-m = ер
sex-f = әйел
contact-role-self = өзі
contact-role-hr = кадр бөлімі
contact-role-parent = ата-анасы
contact-role-other = басқа тұлға
channel-whatsapp = WhatsApp
channel-mail = электрондық пошта
channel-phone = телефон

## Жеке басты куәландыратын құжаттар және болу

identity-kind-passport = паспорт
identity-kind-id_card = жеке куәлік
identity-kind-internal_passport = ішкі паспорт
identity-kind-birth_certificate = туу туралы куәлік
identity-kind-other = басқа құжат
evidence-stamp = мөртабан
evidence-police_print = полиция анықтамасы
evidence-ticket = билет
evidence-client_word = клиенттің айтуынша
evidence-sheet = кестеден

## Қабылдаушы тараптар, негіздемелер, рұқсаттар

sponsor-kind-employer = жұмыс беруші
sponsor-kind-relative = туыс
sponsor-kind-school = оқу орны
sponsor-kind-clinic = клиника
sponsor-kind-religious_body = діни бірлестік
sponsor-kind-akimat = әкімдік
sponsor-kind-other = басқа
basis-end-dismissal = жұмыстан шығу
basis-end-divorce_or_death = ажырасу немесе қайтыс болу
basis-end-expulsion = оқудан шығарылу
basis-end-treatment_over = емнің аяқталуы
basis-end-company_closed = компанияның жабылуы
basis-end-mission_over = миссияның аяқталуы
permit-kind-trp = УТР (РВП)
permit-kind-visa = виза
permit-kind-residence_permit = ықтиярхат
permit-kind-exit_document = елден шығу құжаты
permit-end-cancelled = күші жойылды
permit-end-shortened = мерзімі қысқартылды
permit-end-replaced = ауыстырылды

## Істер, құжаттар, тапсырулар

case-kind-first_trp = алғашқы УТР
case-kind-extension = ұзарту
case-kind-reissue = қайта рәсімдеу
case-kind-address = мекенжайды ауыстыру
case-kind-cancellation = күшін жою
case-kind-iin = ЖСН
case-kind-appeal = шағымдану
case-kind-other = басқа
stage-intake = қабылдау
stage-collecting = құжат жинау
stage-ready = тапсыруға дайын
stage-filed = тапсырылды
stage-granted = УТР берілді
stage-refused = бас тартылды
stage-withdrawn = кері қайтарып алынды
stage-closed = жабылды
paid-none = төленбеген
paid-part = ішінара төленген
paid-full = төленген
state-missing = жоқ
state-requested = сұратылды
state-received = алынды
state-verified = тексерілді
state-rejected = қабылданбады
state-not_needed = қажет емес
original-shown = көрсетілді
original-held = бізде
original-returned = қайтарылды
outcome-pending = шешім күтілуде
outcome-accepted = қабылданды
outcome-not_accepted = құжат қабылдаудан бас тартылды
outcome-returned = түзетуге қайтарылды
outcome-granted = УТР берілді
outcome-refused = бас тартылды
filing-channel-police = көші-қон полициясы
filing-channel-centre = ХҚКО
filing-channel-online = онлайн

## Қызметкерлер және олардың әрекеттері

role-none = құқығы жоқ
role-viewer = бақылаушы
role-officer = маман
role-supervisor = топ басшысы
role-admin = әкімші
action-kind-done = орындалды
action-kind-snoozed = кейінге қалдырылды
action-kind-handled = бақылауда
action-kind-open = орындалмады

## Мерзімдер

class-stay = болу
class-status = құжат немесе мәртебе
class-act = әрекет
class-own = жеке күн
severity-hard = міндетті
severity-soft = еске салу
confidence-sure = сенімді
confidence-likely = ықтимал
confidence-unverified = расталмаған
level-breach = бұзылған
level-overdue = мерзімі өткен
level-today = бүгін
level-critical = шұғыл
level-soon = жақын арада
level-later = кейінірек
level-unknown = белгісіз
deadline-state-open = ашық
deadline-state-snoozed = кейінге қалдырылды
deadline-state-handled = бақылауда
deadline-state-done = орындалды
deadline-state-unknown = белгісіз
step-trigger = басы
step-offset = санау
step-window = кезең
step-cap = шек
step-skip = демалыс күндері
step-roll = жұмыс күні
step-reading = басқаша түсіндіру

## Жазбалар

kind-staff = қызметкер
kind-sponsor = қабылдаушы тарап
kind-client = клиент
kind-contact = байланыс
kind-identity_document = жеке басты куәландыратын құжат
kind-stay = болу
kind-residence = тұрғылықты жер
kind-basis = негіздің растамасы
kind-case_file = іс
kind-permit = рұқсат
kind-case_document = құжат
kind-filing = тапсыру
kind-own_date = жеке күн
kind-action = мерзім туралы белгі

## Өрістер

field-absent_from = Жұмыста жоқ (бастап)
field-absent_until = Жұмыста жоқ (дейін)
field-active = Жұмыс істейді
field-actual_end = Іс жүзінде тоқтатылған күні
field-address = Мекенжай
field-application_number = Өтініш нөмірі
field-at_time = Уақыты
field-basis = Негіздің растамасы
field-bin = БСН
field-born = Туған күні
field-by = Кім
field-case = Іс
field-channel = Тәсілі
field-citizenship = Азаматтығы
field-client = Клиент
field-closed_on = Жабылған күні
field-consent_given_on = Деректерді өңдеуге келісім
field-consent_withdrawn_on = Келісім қайтарып алынды
field-created_on = Енгізілген күні
field-deputy = Орынбасары
field-document = Жеке басын куәландыратын құжат
field-email = Эл. пошта
field-end_reason = Тоқтатылу себебі
field-ended_on = Тоқтатылған күні
field-entry = Кірген күні
field-entry_evidence = Кіру дерегінің көзі
field-exit = Шыққан күні
field-exit_evidence = Шығу дерегінің көзі
field-expires = Жарамды мерзімі
field-filed_by = Тапсырған
field-filed_on = Тапсырылған күні
field-for_day = Қай мерзімге
field-former_names = Бұрынғы есімдері
field-ground = Негіз
field-host_notified_on = Келгені туралы хабарлама
field-iin = ЖСН
field-issued = Берілген күні
field-issuing_state = Берген мемлекет
field-kind = Түрі
field-language = Тілі
field-login = Логин
field-mrz = Машинамен оқылатын аймақ
field-name = Аты немесе атауы
field-staff_name = Аты-жөні
field-name_cyrillic = Аты-жөні (кириллица)
field-name_latin = Аты-жөні (латын)
field-notarised = Нотариус куәландырған
field-note = Ескертпе
field-number = Нөмірі
field-office = Тапсырылған орны
field-on_day = Күні
field-opened_on = Ашылған күні
field-original = Түпнұсқа
field-outcome = Нәтижесі
field-outcome_on = Нәтиже күні
field-owner = Жауапты маман
field-owner_consent_until = Меншік иесінің келісімі (дейін)
field-owner_name = Тұрғын үй иесі
field-paid = Төлем
field-paper = Құжат
field-payer = Тапсырыс беруші
field-permit = Рұқсат
field-phone = Телефон
field-place = Орны
field-predecessor = Алдыңғы рұқсат
field-presence = Елде болуы
field-presence_confirmed_on = Елде болуы расталған күн
field-proof = Растама
field-reason = Себебі
field-received_on = Алынған күні
field-reference = Іс нөмірі
field-registered_on = Тіркелген күні
field-rejected_reason = Қабылданбау себебі
field-requested_on = Сұратылған күні
field-requirement = Құжат
field-rka = МТК (РКА)
field-role = Рөлі
field-rule = Ереже
field-severity = Маңыздылығы
field-sex = Жынысы
field-signature_expires = ЭЦҚ мерзімі
field-since = Бастап
field-sponsor = Қабылдаушы тарап
field-stage = Кезеңі
field-state = Күйі
field-subject = Неге қатысты
field-title = Атауы
field-translated = Аударылған
field-until = Дейін
field-until_day = Қайта қарау күні
field-valid_from = Жарамды (бастап)
field-valid_until = Жарамды (дейін)
field-verified_on = Тексерілген күні

#  what the whole procedure asks of records
kind-offence = құқық бұзушылық туралы шешім
field-main_applicant = Негізгі өтініш беруші
field-died_on = Қайтыс болған күні
field-court_answer = Сот шешімдері
field-court_answered_on = Сот туралы жауап күні
field-dwelling = Тұру құқығы
field-registration = Тіркеу
field-registration_note = Тіркеу туралы
field-esutd_on = ЕШЕБЖ-ға енгізілді
field-esutd_end_on = Тоқтатылуы ЕШЕБЖ-ға енгізілді
field-represented = Сенімхат бойынша
field-name_checked = Аты-жөні салыстырылды
field-passport_checked = Паспорт салыстырылды
field-iin_checked = ЖСН салыстырылды
field-address_checked = Мекенжай салыстырылды
field-term_checked = Мерзім салыстырылды
field-handed_over_on = Клиентке берілді
field-sponsor_informed_on = Қабылдаушы тарапқа хабарланды
field-alternative = Қандай құжат
field-issued_on = Берілген күні
field-name_in_paper = Құжаттағы аты-жөні
field-born_in_paper = Құжаттағы туған күні
field-passport_in_paper = Құжаттағы паспорт нөмірі
field-refusal_ground = Бас тарту негізі
field-with_cancellation = Күшін жоюмен бірге
field-despite = Қарамастан тапсыру себебі
field-allowed_by = Рұқсат берген
field-article = Бап
field-decided_on = Шешім күні
field-decision = Шешім №
field-amount = Айыппұл, теңге
field-paid_on = Төленген күні
field-appealed_on = Шағым берілген күні
field-appeal_outcome = Шағым нәтижесі
field-expulsion = Шығарып жіберу
field-banned_until = Кіруге тыйым салу мерзімі
court_answer-none = күшіндегісі жоқ
court_answer-deprived = құқығынан айырылған
dwelling-own = өз тұрғын үйі
dwelling-consent = меншік иесінің нотариалды келісімі
dwelling-electronic_consent = меншік иесінің электрондық келісімі
dwelling-dormitory = жатақхана
dwelling-hotel = қонақүй не шипажай
registration-draft = жоба
registration-host_pending = қабылдаушының жауабын күтуде
registration-registered = тіркелді
registration-refused = бас тартылды
refusal_ground-inaccurate = құжаттар не мәліметтер дұрыс емес
refusal_ground-not_compliant = қағидалар талаптарына сай емес
refusal_ground-court = заңды күшіне енген сот шешімі
refusal_ground-no_consent = дербес деректерге қол жеткізуге келісім жоқ
refusal_ground-other = басқа себеп
appeal_outcome-pending = қаралмаған
appeal_outcome-upheld = шешім күшінде қалды
appeal_outcome-set_aside = шешімнің күші жойылды
