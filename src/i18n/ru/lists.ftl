### Длинные списки: столбцы, порядок, сохранённые виды, отметки и действия со многими строками.

tab-documents = Документы
deadlines-title = Все сроки

## Commands

command-reverse-sort = Обратный порядок списка
command-columns = Столбцы списка: какие, какой ширины, по какому сортировать
command-views = Сохранённые виды: фильтр, порядок и столбцы под своим названием
command-unmark = Снять все отметки
command-bulk = Сделать что-либо с отмеченными строками
command-go-documents = Перейти к документам всех дел
command-deadlines = Список всех открытых сроков
hint-reverse-sort = обратно
hint-columns = столбцы
hint-views = виды
hint-unmark = снять
hint-bulk = с отмеченными
hint-deadlines = все сроки

## Columns and orders

column-latin = латиницей
column-presence = где находится
column-phone = телефон
column-iin = ИИН
column-paid = оплата
column-asked = запрошен
column-received = получен
column-valid-until = действует до
column-due-what = что сделать
column-warn-day = контроль
column-class = вид
sort-citizenship = по гражданству
sort-owner = по сотруднику
sort-what = по правилу
sort-presence = по местонахождению
sort-reference = по номеру дела
sort-kind = по виду
sort-ground = по основанию
sort-stage = по этапу
sort-paid = по оплате
sort-opened = по дате открытия
sort-papers = по числу документов
sort-requirement = по документу
sort-state = по состоянию
sort-requested = по дате запроса
sort-received = по дате получения
sort-until = по сроку действия
sort-due = по дате
sort-class = по виду
list-sort-too-many = Больше { $n } строк так сразу не упорядочить: сначала сузьте список клавишей /.
list-from-end = { $n ->
    [1] последняя строка
    [one] { $n } строка до конца
    [few] { $n } строки до конца
   *[many] { $n } строк до конца
}
list-marked = { $n ->
    [one] отмечена { $n } строка
    [few] отмечены { $n } строки
   *[many] отмечено { $n } строк
}
document-asked-ago = { $n ->
    [0] запрошен сегодня
    [one] запрошен { $n } день назад
    [few] запрошен { $n } дня назад
   *[many] запрошен { $n } дней назад
}
deadline-look-again = вернуться { $day }
query-nobody = Такого сотрудника нет.
query-no-paper = Документа с таким названием нет.
query-no-rule = Срока с таким названием нет.
query-no-sponsor = Такой принимающей стороны нет.

## The popup of columns

columns-title = Столбцы
columns-hint-show = вкл/выкл
columns-hint-move = место
columns-hint-width = ширина
columns-hint-sort = порядок
columns-hint-reset = как было
columns-no-order = По этому столбцу список не сортируется.

## Saved views

view-title = Сохранённые виды
view-none = Пока нет. Задайте фильтр клавишей / и сохраните его здесь клавишей s.
view-hint-open = открыть
view-hint-save = сохранить
view-hint-rename = назвать иначе
view-hint-delete = удалить
view-save-title = Сохранить вид
view-save-filter = Название для фильтра «{ $filter }» с его порядком и столбцами:
view-save-all = Название для этого порядка и этих столбцов, без фильтра:
view-rename-title = Переименовать вид
view-rename-question = Новое название для «{ $name }»:
view-delete-question = Удалить вид «{ $name }»? Сами записи останутся. Отменить удаление нельзя.
view-saved = Вид «{ $name }» сохранён
view-deleted = Вид «{ $name }» удалён
view-gone = Этого вида уже нет.
view-no-name = Виду нужно название.
view-name-taken = Вид «{ $name }» уже есть.
view-too-many = { $n ->
    [one] Для одного списка можно хранить не больше { $n } вида. Сначала удалите лишний.
    [few] Для одного списка можно хранить не больше { $n } видов. Сначала удалите лишний.
   *[many] Для одного списка можно хранить не больше { $n } видов. Сначала удалите лишний.
}

## Acts about many rows

bulk-title = { $n ->
    [one] Что сделать: { $n } строка
    [few] Что сделать: { $n } строки
   *[many] Что сделать: { $n } строк
}
bulk-assign = Передать сотруднику
bulk-request = Отметить недостающие документы как запрошенные
bulk-paper-requested = Отметить как запрошенные
bulk-paper-received = Отметить как полученные
bulk-stage = Перевести на другой этап
bulk-letters = Написать письма, одно за другим
bulk-export = Выгрузить в файл, номера скрыты
bulk-export-full = Выгрузить в файл, телефоны и ИИН полностью
bulk-assign-title = Кому передать
bulk-rows-clients = клиенты
bulk-rows-cases = дела
bulk-rows-documents = документы
bulk-rows-deadlines = сроки
bulk-ask-assign = Передать сотруднику: { $name }? Строк ({ $rows }): { $n }. Всё отменяется одним нажатием u.
bulk-ask-request = Отметить недостающие документы как запрошенные сегодня? Строк ({ $rows }): { $n }. Всё отменяется одним нажатием u.
bulk-ask-paper = Поставить состояние «{ $state }» сегодняшним днём? Строк ({ $rows }): { $n }. Всё отменяется одним нажатием u.
bulk-ask-stage = Перевести на этап «{ $stage }»? Строк ({ $rows }): { $n }. Что правила не позволяют, останется как есть и будет названо. Всё отменяется одним нажатием u.
bulk-ask-export = Записать файл со скрытыми номерами? Строк ({ $rows }): { $n }.
bulk-ask-export-full = Записать файл с полными телефонами и ИИН? Строк ({ $rows }): { $n }. Их прочтёт любой, у кого окажется файл.
bulk-hint-do = выполнить
bulk-working = Готово { $done } из { $all }…
bulk-writing = Записано { $done } из { $all }…
bulk-done = { $n ->
    [one] Готово: { $n } строка · u — отменить
    [few] Готово: { $n } строки · u — отменить
   *[many] Готово: { $n } строк · u — отменить
}
bulk-exported = { $n ->
    [one] { $n } строка записана в { $file }
    [few] { $n } строки записаны в { $file }
   *[many] { $n } строк записано в { $file }
}
bulk-refused-title = Удалось не всё
bulk-refused = Сделано: { $done }. Осталось как есть: { $n }.
bulk-more-refused = и ещё { $n }
bulk-nothing = Здесь нечего делать.
bulk-stopped = Прервано; ничего не изменено.
bulk-half-done = Действие прервалось на середине и само не отменилось: нажмите u, чтобы отменить сделанное.
bulk-not-here = Для этих строк это невозможно.
bulk-paper-in = документ уже получен
bulk-case-over = дело подано или завершено: документы не запрашиваются
bulk-no-papers = всё уже есть
bulk-letters-many = { $n ->
    [one] Сразу открывается не больше { $n } письма: отметьте меньше строк.
    [few] Сразу открывается не больше { $n } писем: отметьте меньше строк.
   *[many] Сразу открывается не больше { $n } писем: отметьте меньше строк.
}
bulk-file-failed = Файл не удалось записать: { $reason }
