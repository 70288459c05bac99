### Что уходит из офиса, и целый офис, который приходит.

export-as-of = По состоянию на
export-filter = Фильтр
export-period = Период
export-about = О чём
export-empty = Строк нет.
export-none = Ничего не записано.
export-level = срочность
export-days-left = осталось дней
export-deadline-id = код срока
export-document-number = № документа
export-client-number = № клиента
export-field = поле
export-value = значение
export-title-clients = Клиенты
export-title-cases = Дела
export-title-documents = Документы по делам
export-title-deadlines = Открытые сроки
export-title-review = Сроки ближайших 30 дней
export-title-case = Дело
export-title-client = Персональные данные клиента
export-section-records = Записи
export-section-family = Связанные клиенты
export-section-journal = Что вносилось и менялось, и кем
export-relation = связь
export-relation-main = пребывание клиента зависит от этого лица
export-relation-follows = пребывание этого лица зависит от клиента
export-relation-merged = прежняя запись о том же лице
export-withheld = данные другого лица, не приводятся
export-others = Другие лица
export-others-text = Данные других лиц исключены: связанные клиенты указаны только номером.
export-written = { $n ->
    [one] { $file }: { $n } строка
    [few] { $file }: { $n } строки
   *[many] { $file }: { $n } строк
}
export-file-there = Файл { $file } уже есть. Ничего не записано; укажите другое имя.
export-file-failed = Не удалось записать { $file }: { $reason }
export-no-column = Столбца «{ $column }» нет. Есть столбцы: { $columns }.
export-no-view = У вас нет сохранённого вида «{ $view }» для этого списка.
export-not-here = { $option } не применяется к «{ $what }».
bulk-format = Какой файл?
bulk-format-csv = CSV: для любой электронной таблицы
bulk-format-xlsx = XLSX: книга с настоящими датами и цветами
bulk-format-json = JSON: для других программ
bulk-format-html = HTML: для печати на A4

whole-line = Строка { $line }: { $why } Ничего не принято.
whole-no-head = это не выгруженная база.
whole-no-row = строку нельзя прочитать.
whole-more-rows = записей этого вида больше, чем указано в первой строке.
whole-fewer-rows = не хватает записей.
whole-cut-off = здесь файл обрывается.
whole-changed = что-то выше изменено после выгрузки: контрольная сумма не сходится.
whole-after-end = после конца что-то есть.
whole-newer = Формат файла { $found }, программа читает форматы до { $known }. Нужна более новая программа.
whole-unreadable = Файл дальше не читается: { $reason } Ничего не принято.
whole-stopped = Остановлено. Ничего не принято.
whole-no-input = Укажите выгруженную базу: sojourn import all office.jsonl
whole-progress-rows = Чтение: { $percent } %
whole-progress-clients = Расчёт сроков: { $percent } %
whole-taken-in = Принято, рассчитано и проверено: клиентов { $clients }, дел { $cases }.

store-load-kind = такой вид записей программе неизвестен.
store-load-order = запись стоит не на своём месте.
store-load-column = в записи есть значение, неизвестное программе.
store-load-value = недопустимое значение.
store-load-reference = Запись ссылается на то, чего нет в файле: { $kind } { $id }. Ничего не принято.
store-load-journal = Журнал в файле не проходит проверку ({ $fault }). Ничего не принято.
whole-no-content = скан не соответствует объявленному.
whole-content-of-nobody = этот скан не относится ни к одной записи файла.
whole-content-changed = скан не соответствует своей контрольной сумме.
whole-progress-scans = Сканы: { $percent } %
whole-scans-taken-in = { $n ->
    [one] Принят и проверен { $n } скан.
    [few] Приняты и проверены { $n } скана.
   *[many] Принято и проверено { $n } сканов.
}
whole-scans-lost = { $n ->
    [one] { $n } скан утрачен или повреждён, в файле его нет: { $scans }.
    [few] { $n } скана утрачены или повреждены, в файле их нет: { $scans }.
   *[many] { $n } сканов утрачено или повреждено, в файле их нет: { $scans }.
}
whole-scans-missing = { $n ->
    [one] { $n } скана нет в файле: { $scans }. Прикрепите его заново или скопируйте папку сканов прежней базы.
    [few] { $n } сканов нет в файле: { $scans }. Прикрепите их заново или скопируйте папку сканов прежней базы.
   *[many] { $n } сканов нет в файле: { $scans }. Прикрепите их заново или скопируйте папку сканов прежней базы.
}
export-server = На сервере файлы не сохраняются: выполните «sojourn export { $what } --format xlsx» через своё подключение.
