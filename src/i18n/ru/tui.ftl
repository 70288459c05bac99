### Вкладки, столбцы, подсказки и сообщения экранов.

## Commands: one sentence each, for help and palette

command-open = Открыть выбранную строку
command-record = Внести, что сделано, или факт, который закрывает срок
command-snooze = Отложить срок до даты
command-assign = Передать клиента другому сотруднику
command-note = Добавить заметку о клиенте
command-why = Показать расчёт срока полностью
command-next-deadline = Следующий срок того же клиента
command-previous-deadline = Предыдущий срок того же клиента
command-mine = Только мои клиенты или все
command-blind-spots = Ответить о действиях, о которых ничего не известно
command-answer-done = Сделано
command-answer-not-done = Не сделано
command-mark = Отметить строку или снять отметку
command-mark-all = Отметить все строки или снять все отметки
command-drafts = Незаконченные формы
command-new-client = Новый клиент
command-new-case = Новое дело
command-sort = Изменить порядок списка
command-add = Добавить запись в этот раздел
command-edit = Изменить выбранную запись
command-next-section = Следующий раздел
command-previous-section = Предыдущий раздел
command-section-1 = Раздел 1
command-section-2 = Раздел 2
command-section-3 = Раздел 3
command-section-4 = Раздел 4
command-section-5 = Раздел 5
command-section-6 = Раздел 6
command-section-7 = Раздел 7
command-section-8 = Раздел 8
command-section-9 = Раздел 9
command-start-empty = Начать с пустого списка
command-how-to-import = Как загрузить таблицу клиентов
command-how-to-demo = Как посмотреть на вымышленные данные
command-find = Найти по мере ввода
command-palette = Выбрать команду по названию
command-help = Клавиши этого экрана
command-undo = Отменить моё последнее изменение
command-down = На строку вниз
command-up = На строку вверх
command-page-down = На экран вниз
command-page-up = На экран вверх
command-first = Первая строка
command-last = Последняя строка
command-go-today = Перейти к срокам на сегодня
command-go-clients = Перейти к клиентам
command-go-cases = Перейти к делам
command-next-tab = Следующая вкладка
command-previous-tab = Предыдущая вкладка
command-english = Интерфейс на английском
command-russian = Интерфейс на русском
command-kazakh = Интерфейс на казахском
command-back = На уровень назад
command-redraw = Перерисовать экран
command-suspend = Приостановить программу (fg вернёт)
command-quit = Выйти из программы

## Hint line: one or two words each

hint-open = открыть
hint-record = внести
hint-snooze = отложить
hint-assign = передать
hint-note = заметка
hint-why = расчёт
hint-mine = мои/все
hint-blind-spots = без контроля
hint-answer-done = сделано
hint-answer-not-done = не сделано
hint-mark = отметить
hint-mark-all = все
hint-new-client = новый
hint-new-case = новое
hint-sort = порядок
hint-add = добавить
hint-edit = изменить
hint-find = найти
hint-palette = ещё
hint-help = справка
hint-undo = отменить
hint-back = назад
hint-back-to = вернуть
hint-close = закрыть
hint-scroll = листать
hint-cancel = отмена
hint-choose = выбрать
hint-save = сохранить
hint-leave = выйти
hint-answer = записать ответ

## Tabs and columns

tab-today = Контроль сроков
tab-clients = Клиенты
tab-cases = Дела
tab-start = Sojourn
column-last-day = посл. день
column-left = осталось
column-client = клиент
column-citizenship = гр.
column-binds = что ограничивает
column-case = дело
column-act = действие
column-owner = сотрудник
column-kind = вид
column-ground = основание
column-stage = этап
column-papers = док.
column-binding-day = крайний

## Today

today-group-breach = Нарушено
today-group-overdue = Просрочено
today-group-today = Сегодня
today-group-critical =
    { $n ->
        [one] { $n } день
        [few] { $n } дня
        [many] { $n } дней
       *[other] { $n } дня
    }
today-group-soon =
    { $n ->
        [one] { $n } день
        [few] { $n } дня
        [many] { $n } дней
       *[other] { $n } дня
    }
today-group-unknown = Без контроля
today-group-short-breach = Нар
today-group-short-overdue = Проср
today-group-short-today = Сег
today-group-short-critical = { $n }дн
today-group-short-soon = { $n }дн
today-group-short-unknown = ?
today-calm =
    { $n ->
        [one] В ближайший { $n } день сроков нет.
        [few] В ближайшие { $n } дня сроков нет.
        [many] В ближайшие { $n } дней сроков нет.
       *[other] В ближайшие { $n } дня сроков нет.
    }
today-only-mine = Здесь показаны только ваши клиенты; «m» покажет клиентов всех сотрудников.
today-appointments = встречи и дела на сегодня
today-clock = Дата компьютера не согласуется с журналом: проверьте часы, прежде чем верить срокам.
tui-left-breach = прошло { $n } дн
tui-left-over = просрочка { $n } дн
tui-left-today = сегодня
tui-left-far = { $n } дн
tui-left-days = { $n } дн · { $working } рд
check-from = уточнить с { $day }
binds-do-by = сделать до { $day }
why-title = расчёт срока
why-last-day = Последний законный день { $day }
why-last-day-plain = Последний день { $day }
why-safe-day = сделать до { $day }
why-stricter = уточнить с { $day }: возможно более строгое прочтение
why-rule = Правило { $rule }
why-confirmed = подтверждено практикой
why-checked = сверено { $day }
why-do-now = Сейчас: { $what }

## Lists

list-position = { $at } из { $of }
list-position-mine = { $at } из { $of } · только мои клиенты
list-no-match = Ничего не найдено.
list-empty = Здесь пока ничего нет.
list-nothing-binds = сроков нет
sort-binding = по крайнему сроку
sort-name = по имени
sort-newest = сначала новые
filter-set = Esc — показать все
case-papers = { $n ->
    [one] Получен { $n } документ
    [few] Получено { $n } документа
    [many] Получено { $n } документов
   *[other] Получено { $n } документа
}
case-binding = Крайний срок клиента: { $day }

## Blind spots

blind-title = Без контроля
blind-people-acts = { $people ->
    [one] { $people } клиент
    [few] { $people } клиента
    [many] { $people } клиентов
   *[other] { $people } клиента
} · { $acts ->
    [one] { $acts } действие
    [few] { $acts } действия
    [many] { $acts } действий
   *[other] { $acts } действия
}
blind-none = Вопросов нет: обо всех действиях известно, сделаны ли они.
blind-count = { $n ->
    [one] { $n } действие до начала учёта: сделано ли оно?
    [few] { $n } действия до начала учёта: сделаны ли они?
    [many] { $n } действий до начала учёта: сделаны ли они?
   *[other] { $n } действия до начала учёта: сделаны ли они?
}
blind-marked = { $n ->
    [one] Отмечена { $n } строка
    [few] Отмечено { $n } строки
    [many] Отмечено { $n } строк
   *[other] Отмечено { $n } строки
}
blind-many-done = { $n ->
    [one] Записать { $n } действие как сделанное?
    [few] Записать { $n } действия как сделанные?
    [many] Записать { $n } действий как сделанные?
   *[other] Записать { $n } действия как сделанные?
}
blind-many-not-done = { $n ->
    [one] Записать { $n } действие как не сделанное? Оно станет просроченным.
    [few] Записать { $n } действия как не сделанные? Они станут просроченными.
    [many] Записать { $n } действий как не сделанные? Они станут просроченными.
   *[other] Записать { $n } действия как не сделанные? Они станут просроченными.
}
blind-proof = сделано до начала учёта

## The first page

start-title = С чего начать
start-missing = Базы данных пока нет. Ничего не создаётся, пока вы не выберете.
start-empty = В базе пока нет клиентов.
start-safety = Всё внесённое сохраняется сразу; u отменяет. Правила и сроки — помощь юристу: у каждого указаны источник и дата сверки.
start-import =
    Выйдите из программы и передайте ей таблицу (CSV или XLSX):
      { $program } import clients.xlsx --dry-run
      { $program } import clients.xlsx
    Первая команда только скажет, что произойдёт, вторая запишет. Непонятные строки будут названы с причиной; одна отмена возвращает всё как было.
start-import-server =
    Отправьте таблицу (CSV или XLSX) со своего компьютера:
      ssh desk import --dry-run < clients.xlsx
      ssh desk import < clients.xlsx
    Первая команда только скажет, что произойдёт, вторая запишет. Одна отмена возвращает всё как было.
start-demo =
    Выйдите из программы и наберите:
      sojourn demo
    Откроется временная база с вымышленными клиентами. Ваша база не меняется.

## Help, palette, messages

help-title = Клавиши этого экрана
help-levels = Знаки: ‼ срок пребывания нарушен · ! просрочено · > сегодня · ? неизвестно
help-layout = Клавиши действуют по месту: раскладку можно не переключать.
palette-title = Команда
palette-none = Ничего с таким названием не найдено.
tui-error = Не получилось
tui-leave = Выйти из программы? Всё сохранено.
tui-not-allowed = Ваша роль этого не позволяет.
tui-not-here = На сервере недоступно.
tui-changed-under = Строка под окном изменилась: проверьте её и выберите действие ещё раз.
tui-no-database = Базы данных пока нет.
tui-no-database-hint = Сначала начните с пустого списка.
tui-undone = { $n ->
    [one] Отменено: { $n } запись
    [few] Отменено: { $n } записи
    [many] Отменено: { $n } записей
   *[other] Отменено: { $n } записи
}
tui-undone-one = Отменено: { $kind } — { $name }
tui-undone-client = Отменено: клиент { $name }
tui-undone-of = { $n ->
    [one] Отменено: { $n } запись — { $name }
    [few] Отменено: { $n } записи — { $name }
    [many] Отменено: { $n } записей — { $name }
   *[other] Отменено: { $n } записи — { $name }
}
undo-ask-one = Отменить «{ $what }» от { $day }, { $time }? Будет возвращено прежнее: { $records ->
    [one] { $records } запись
    [few] { $records } записи
    [many] { $records } записей
   *[other] { $records } записи
}, клиент { $name }.
undo-ask-many = Отменить «{ $what }» от { $day }, { $time }? Будет возвращено прежнее: { $records ->
    [one] { $records } запись
    [few] { $records } записи
    [many] { $records } записей
   *[other] { $records } записи
} у { $clients ->
    [one] { $clients } клиента
    [few] { $clients } клиентов
    [many] { $clients } клиентов
   *[other] { $clients } клиентов
}.
act-undo-newer = С тех пор вы что-то сохранили или отменили. Нажмите u ещё раз: будет показано, что отменится теперь.
tui-drafts = { $n ->
    [one] Осталась { $n } незаконченная форма · { $key } — открыть
    [few] Осталось { $n } незаконченные формы · { $key } — открыть
    [many] Осталось { $n } незаконченных форм · { $key } — открыть
   *[other] Осталось { $n } незаконченной формы · { $key } — открыть
}
tui-no-drafts = Незаконченных форм нет.
tui-nothing-to-undo = Отменять нечего: ваших изменений нет.
tui-saved-done = { $n ->
    [one] Записано: { $n } действие сделано · u — отменить
    [few] Записано: { $n } действия сделаны · u — отменить
    [many] Записано: { $n } действий сделано · u — отменить
   *[other] Записано: { $n } действия сделано · u — отменить
}
tui-saved-not-done = { $n ->
    [one] Записано: { $n } действие не сделано · u — отменить
    [few] Записано: { $n } действия не сделаны · u — отменить
    [many] Записано: { $n } действий не сделано · u — отменить
   *[other] Записано: { $n } действия не сделано · u — отменить
}
tui-saved-snoozed = Отложено · u — отменить
tui-saved-handled = Записано · u — отменить
tui-saved-assigned = Передано: { $name } · u — отменить
tui-saved-note = Заметка сохранена · u — отменить
tui-note-title = Заметка: { $name }
tui-note-question = Добавится к клиенту с сегодняшней датой и вашим именем.
tui-assign-title = Кому передать: { $name }
