### Отчёты: названия, что считается, графики, таблицы, файлы.

tab-reports = Отчёты
command-go-reports = Перейти к отчётам
command-report-next = Следующий отчёт
hint-report-next = след. отчёт
command-report-previous = Предыдущий отчёт
command-report-export = Записать в файл: для таблицы, программы или печати
hint-report-export = в файл
reports-tab-expiries = Окончания
reports-tab-stages = Дела
reports-tab-refusals = Отказы
reports-tab-outstanding = Документы
reports-title-expiries = Что заканчивается в ближайшие 26 недель
reports-title-stages = На каком этапе дела и сколько они длятся
reports-title-refusals = Отказы и возвраты за двенадцать месяцев
reports-title-outstanding = Документы, которых ещё нет
reports-about-expiries = Считаются обязательные сроки, с которыми заканчивается законное пребывание, разрешение или документ, на котором оно держится, — по неделе, к которой надо действовать. Отложенное тоже считается: его день всё равно наступит.
reports-about-stages = Считаются все дела по этапу на сегодня, а за последние двенадцать месяцев — дни от открытия дела до первой подачи и от подачи до решения (выдано, отказ или возврат). Половина дел укладывается в медиану.
reports-about-refusals = Считаются подачи с отказом, возвратом или отказом в приёме — по названному основанию отказа, по документу и по основанию дела, на день, когда это стало известно.
reports-about-outstanding = Считаются документы открытых дел: запрошенные и не полученные — по числу дней с запроса; не принятые или отмеченные как отсутствующие и не запрошенные вновь; а также дела до подачи, по которым ничего не запрошено и не принесено. Отдельные документы, о которых ещё ничего не записано, не считаются: они видны в карточке дела.
reports-as-of = По состоянию на { $day }
reports-as-of-span = По состоянию на { $day }: { $from } – { $until }
reports-not-recorded = не указано
reports-passed = прошло, не закрыто
reports-all-kinds = все дела
reports-everybody = все сотрудники
reports-nothing = Считать нечего.
reports-column-week = неделя с
reports-column-all = всего
reports-column-stage = этап
reports-column-cases = дел
reports-column-kind = вид дела
reports-column-filed = подано
reports-column-filed-median = дней до подачи, медиана
reports-column-filed-ninety = дней до подачи, 9 из 10
reports-column-decided = решено
reports-column-decided-median = дней до решения, медиана
reports-column-decided-ninety = дней до решения, 9 из 10
reports-column-reasons = основание отказа
reports-column-papers = документ
reports-column-grounds = основание дела
reports-column-owner = сотрудник
reports-chart-expiries = Окончания по неделям
reports-chart-stages = Дела по этапам
reports-chart-reasons = По основанию отказа
reports-chart-papers = По документу
reports-chart-grounds = По основанию дела
reports-chart-outstanding = Документы по числу дней с запроса
reports-table-expiries = Недели по сотрудникам
reports-table-durations = Сколько длились дела
reports-table-stages = Дела по этапам
reports-table-reasons = Основание отказа по результату
reports-table-papers = Документ по результату
reports-table-grounds = Основание дела по результату
reports-table-outstanding = Сотрудники по давности запроса
reports-age-0-3 = 0–3 дня
reports-age-4-7 = 4–7 дней
reports-age-8-14 = 8–14 дней
reports-age-15-30 = 15–30 дней
reports-age-31 = более 30 дней
reports-age-undated = без даты
reports-age-never = не запрошено
reports-age-cases = дел без документов
reports-columns-left =
    { $n ->
        [one] Ещё { $n } столбец есть в файле (e).
        [few] Ещё { $n } столбца есть в файле (e).
        [many] Ещё { $n } столбцов есть в файле (e).
       *[other] Ещё { $n } столбца есть в файле (e).
    }
reports-written = Записано: { $file }
field-file = Файл
