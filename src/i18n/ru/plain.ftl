# Plain mode: numbered text and typed commands. The words of a command stand with commas between them.

plain-word-review = проверка, проверка дня
plain-word-next = дальше, далее, следующий
plain-word-back = назад
plain-word-why = почему, расчёт, расчет
plain-word-done = сделано, выполнено
plain-word-snooze = отложить
plain-word-note = заметка
plain-word-assign = передать
plain-word-request = запросить, запросить документы
plain-word-list = очередь, что осталось
plain-word-sign-off = закрыть проверку
plain-word-today = сегодня, сроки
plain-word-clients = клиенты
plain-word-cases = дела
plain-word-find = найти, поиск
plain-word-more = ещё, еще
plain-word-open = открыть
plain-word-client = клиент
plain-word-case = дело
plain-word-undo = отменить
plain-word-yes = да
plain-word-no = нет
plain-word-help = помощь, справка, команды
plain-word-quit = выход, выйти

plain-help-review = проверка: начать или продолжить проверку дня
plain-help-next = дальше: пункт просмотрен, показать следующий
plain-help-back = назад: предыдущий пункт или возврат со страницы
plain-help-why = почему, почему 3: расчёт срока по шагам
plain-help-done = сделано KZ-77: действие выполнено; далее номер талона или пометка
plain-help-snooze = отложить +1 полиция, отложить +1нед, отложить 30.11.2026: на какой день и почему
plain-help-note = заметка ТЕКСТ: записать о клиенте
plain-help-assign = передать ИМЯ: передать клиента другому сотруднику
plain-help-request = запросить: недостающие документы сегодня запрошены
plain-help-list = очередь: вся проверка, по строке на пункт
plain-help-sign-off = закрыть проверку: завершить проверку дня; сначала спросит
plain-help-today = сегодня: что подходит по срокам, по строке на клиента
plain-help-clients = клиенты ФИЛЬТР: список клиентов, например клиенты due<14
plain-help-cases = дела ФИЛЬТР: список дел
plain-help-find = найти ТЕКСТ: клиенты по имени, номеру или телефону
plain-help-more = ещё: следующие строки списка
plain-help-open = открыть 3 или просто 3: открыть строку последнего списка
plain-help-client = клиент 3, клиент ИМЯ: страница клиента
plain-help-case = дело 3, дело T-2026-00412: страница дела
plain-help-undo = отменить: вернуть последнее своё изменение
plain-help-yes = да: ответить на вопрос
plain-help-no = нет: оставить как есть
plain-help-help = помощь: этот список
plain-help-quit = выход: выйти; всё уже сохранено

plain-hello = Sojourn, { $weekday } { $day }, { $who }.
plain-begin = Введите «проверка», чтобы начать проверку дня, «сегодня», чтобы увидеть сроки, или «помощь».
plain-bye = До свидания. Всё сохранено.
plain-unknown = Команды «{ $typed }» нет. Введите «помощь», чтобы узнать все.
plain-too-long = Строка слишком длинная; из неё ничего не выполнено.
plain-help-head = Команды; слова принимаются на русском, казахском и английском:
plain-left-as-is = Оставлено как есть.
plain-nothing-asked = Вопроса не было.
plain-type-yes = Введите «да», чтобы выполнить; всё другое оставит как есть.
plain-appointment = Встреча { $time }: { $title }, { $client }.
plain-and-more =
    { $n ->
        [one] И ещё { $n } срок.
        [few] И ещё { $n } срока.
       *[many] И ещё { $n } сроков.
    }
plain-found = Найдено: { $n }.
plain-list-empty = Ничего не найдено.
plain-list-more = Введите номер, чтобы открыть строку, или «ещё» для следующих строк.
plain-list-open = Введите номер, чтобы открыть строку.
plain-no-more = В списке больше нет строк.
plain-no-number = В последнем списке нет «{ $typed }». Введите один из его номеров.
plain-open-how = Укажите, что открыть: номер из последнего списка, имя или номер дела.
plain-item = Пункт { $at } из { $of }.
plain-begin-review = Сначала введите «проверка»: проверка дня не открыта.
plain-last-item = Это был последний пункт. Введите «очередь», чтобы увидеть всё, или «закрыть проверку».
plain-first-item = Это первый пункт.
plain-no-way-back = Возвращаться некуда. Введите «сегодня», «проверка» или «клиенты».
plain-nothing-in-hand = Сначала выберите срок: начните проверку или откройте клиента и введите «почему» с номером.
plain-no-client-in-hand = Сначала откройте клиента, например: «найти», затем номер.
plain-snooze-how = Укажите, до какого дня и почему, например: отложить +1 полиция, отложить +1нед, отложить 30.11.2026.
plain-note-how = Напишите текст после слова, например: заметка звонили, не ответил.
plain-assign-how = Укажите, кому передать, по логину или имени, например: передать b.omarov.
plain-done = Записано: выполнено.
plain-snoozed = Отложено до { $day }.
plain-noted = Заметка записана.
plain-assigned = Передано: { $name }.
plain-requested = Недостающие документы отмечены как запрошенные сегодня.
plain-undone = Отменено.
plain-undone-what = Отмена
plain-undo-wide = Отменить «{ $what }»? Записей: { $records }, клиентов: { $clients }.
plain-cases = Дела:
plain-deadlines = Сроки:
plain-papers = Документы:
plain-client = Клиент
plain-step = Шаг { $n }.
