### Ұзын тізімдер: бағандар, реті, сақталған көріністер, белгілер және көп жолмен жасалатын әрекеттер.

tab-documents = Құжаттар
deadlines-title = Барлық мерзімдер

## Commands

command-reverse-sort = Тізімді кері ретпен көрсету
command-columns = Тізім бағандары: қайсысы, ені қандай, қайсысы бойынша реттеледі
command-views = Сақталған көріністер: сүзгі, рет және бағандар өз атауымен
command-unmark = Барлық белгіні алып тастау
command-bulk = Белгіленген жолдармен бірдеңе істеу
command-go-documents = Барлық істердің құжаттарына өту
command-deadlines = Барлық ашық мерзімдердің тізімі
hint-reverse-sort = кері
hint-columns = бағандар
hint-views = көріністер
hint-unmark = белгіні алу
hint-bulk = белгіленгенмен
hint-deadlines = мерзімдер

## Columns and orders

column-latin = латынша
column-presence = қайда жүр
column-phone = телефон
column-iin = ЖСН
column-paid = төлем
column-asked = сұратылды
column-received = алынды
column-valid-until = жарамды
column-due-what = не істеу керек
column-warn-day = бақылау
column-class = түрі
sort-citizenship = азаматтығы бойынша
sort-owner = қызметкер бойынша
sort-what = ереже бойынша
sort-presence = болған жері бойынша
sort-reference = іс нөмірі бойынша
sort-kind = түрі бойынша
sort-ground = негізі бойынша
sort-stage = кезеңі бойынша
sort-paid = төлемі бойынша
sort-opened = ашылған күні бойынша
sort-papers = құжат саны бойынша
sort-requirement = құжат бойынша
sort-state = күйі бойынша
sort-requested = сұратылған күні бойынша
sort-received = алынған күні бойынша
sort-until = жарамдылық мерзімі бойынша
sort-due = күні бойынша
sort-class = түрі бойынша
list-sort-too-many = { $n } жолдан көбін бірден бұлай реттеуге болмайды: алдымен тізімді / пернесімен тарылтыңыз.
list-from-end = { $n ->
    [1] соңғы жол
    [one] соңына дейін { $n } жол
   *[other] соңына дейін { $n } жол
}
list-marked = { $n } жол белгіленді
document-asked-ago = { $n ->
    [0] бүгін сұратылды
    [one] { $n } күн бұрын сұратылды
   *[other] { $n } күн бұрын сұратылды
}
deadline-look-again = { $day } қайта қарау
query-nobody = Мұндай қызметкер жоқ.
query-no-paper = Мұндай атаулы құжат жоқ.
query-no-rule = Мұндай атаулы мерзім жоқ.
query-no-sponsor = Мұндай қабылдаушы тарап жоқ.

## The popup of columns

columns-title = Бағандар
columns-hint-show = көрсету/жасыру
columns-hint-move = орны
columns-hint-width = ені
columns-hint-sort = реттеу
columns-hint-reset = бастапқы түрі
columns-no-order = Тізім бұл баған бойынша реттелмейді.

## Saved views

view-title = Сақталған көріністер
view-none = Әзірге жоқ. / пернесімен сүзгі қойып, оны осы жерде s пернесімен сақтаңыз.
view-hint-open = ашу
view-hint-save = сақтау
view-hint-rename = атын өзгерту
view-hint-delete = жою
view-save-title = Көріністі сақтау
view-save-filter = «{ $filter }» сүзгісінің, оның реті мен бағандарының атауы:
view-save-all = Осы рет пен бағандардың (сүзгісіз) атауы:
view-rename-title = Көріністің атын өзгерту
view-rename-question = «{ $name }» көрінісінің жаңа атауы:
view-delete-question = «{ $name }» көрінісін жою керек пе? Жазбалардың өзі қалады. Жоюды қайтару мүмкін емес.
view-saved = «{ $name }» көрінісі сақталды
view-deleted = «{ $name }» көрінісі жойылды
view-gone = Бұл көрініс енді жоқ.
view-no-name = Көрініске атау керек.
view-name-taken = «{ $name }» көрінісі бар.
view-too-many = Бір тізімге ең көбі { $n } көрініс сақталады. Алдымен біреуін жойыңыз.

## Acts about many rows

bulk-title = Не істеу керек: { $n } жол
bulk-assign = Қызметкерге тапсыру
bulk-request = Жетіспейтін құжаттарды сұратылған деп белгілеу
bulk-paper-requested = Сұратылған деп белгілеу
bulk-paper-received = Алынған деп белгілеу
bulk-stage = Басқа кезеңге ауыстыру
bulk-letters = Хаттарды бірінен соң бірін жазу
bulk-export = Файлға шығару, нөмірлер жасырылады
bulk-export-full = Файлға шығару, телефондар мен ЖСН толық
bulk-assign-title = Кімге тапсыру керек
bulk-rows-clients = клиенттер
bulk-rows-cases = істер
bulk-rows-documents = құжаттар
bulk-rows-deadlines = мерзімдер
bulk-ask-assign = { $name } қызметкеріне тапсыру керек пе? Жолдар ({ $rows }): { $n }. Бәрі бір рет u басқанда қайтарылады.
bulk-ask-request = Жетіспейтін құжаттарды бүгін сұратылған деп белгілеу керек пе? Жолдар ({ $rows }): { $n }. Бәрі бір рет u басқанда қайтарылады.
bulk-ask-paper = Бүгінгі күнмен «{ $state }» күйіне қою керек пе? Жолдар ({ $rows }): { $n }. Бәрі бір рет u басқанда қайтарылады.
bulk-ask-stage = «{ $stage }» кезеңіне ауыстыру керек пе? Жолдар ({ $rows }): { $n }. Ережелер рұқсат етпегені өзгеріссіз қалып, аталады. Бәрі бір рет u басқанда қайтарылады.
bulk-ask-export = Нөмірлері жасырылған файл жазу керек пе? Жолдар ({ $rows }): { $n }.
bulk-ask-export-full = Телефондары мен ЖСН толық файл жазу керек пе? Жолдар ({ $rows }): { $n }. Файл кімнің қолына түссе, сол оқи алады.
bulk-hint-do = орындау
bulk-working = { $all } жолдың { $done } дайын…
bulk-writing = { $all } жолдың { $done } жазылды…
bulk-done = Дайын: { $n } жол · u — болдырмау
bulk-exported = { $n } жол { $file } файлына жазылды
bulk-refused-title = Бәрі бірдей мүмкін болмады
bulk-refused = Орындалды: { $done }. Өзгеріссіз қалды: { $n }.
bulk-more-refused = және тағы { $n }
bulk-nothing = Мұнда істейтін ештеңе жоқ.
bulk-stopped = Тоқтатылды; ештеңе өзгерген жоқ.
bulk-half-done = Әрекет жарты жолда үзіліп, өзі қайтарылмады: жасалғанын қайтару үшін u басыңыз.
bulk-not-here = Бұл жолдар үшін мүмкін емес.
bulk-paper-in = құжат бұрын алынған
bulk-case-over = іс тапсырылған немесе аяқталған: құжат сұратылмайды
bulk-no-papers = бәрі бар
bulk-letters-many = Бірден ең көбі { $n } хат ашылады: азырақ жол белгілеңіз.
bulk-file-failed = Файл жазылмады: { $reason }
