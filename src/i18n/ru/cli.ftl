### Вывод командной строки для людей.

cli-output-failed = Не удаётся записать вывод: { $reason }
cli-no-input = Со стандартного ввода ничего не прочитано.

## Проверка дня и сроки

cli-review-summary = { $today }. Сроки: нарушено { $breach }, просрочено { $overdue }, сегодня { $due }; действий без контроля: { $unknown }.
cli-review-people = Клиентов в списке: { $people }; из них с нарушением { $breach }, с просрочкой { $overdue }, сегодня { $due }, как на вкладке «Контроль сроков».
cli-review-calm = Ближайших сроков нет.
cli-last-day = последний день
cli-left = { $n ->
    [one] остался { $n } день
    [few] осталось { $n } дня
    [many] осталось { $n } дней
   *[other] осталось { $n } дня
}
cli-over = просрочка { $n } дн
cli-due-login = Sojourn: { $breach ->
    [one] { $breach } нарушение
    [few] { $breach } нарушения
    [many] { $breach } нарушений
   *[other] { $breach } нарушения
}, просрочено { $overdue }, на сегодня { $due }. Первое:
cli-due-login-hint = Открыть список: sojourn

## Клиенты, дела, сроки

cli-status = Статус пребывания
cli-binding = Крайний срок
cli-stays = Пребывание
cli-residences = Места проживания
cli-permits = Разрешения
cli-deadlines = Сроки
cli-last-day-label = Последний законный день
cli-last-day-plain = Последний день
cli-stricter-day = При более строгом прочтении
cli-safe-day = Сделать до (раб. день)
cli-warn-day = Предупреждать с
cli-confidence = Надёжность правила
cli-source = Источник
cli-checked-on = Правило проверено
cli-do-now = Что сделать

## Проверка базы, отмена, демонстрация

cli-check-counts = Проверено: клиентов { $clients }, сроков { $deadlines }, записей журнала { $journal }.
cli-check-head = Последний хеш журнала: { $head }
cli-check-fault = Ошибка: { $fault }
cli-check-sound = База данных в порядке.
cli-check-unsound = В базе данных есть ошибки: сохраните копию и восстановите последнюю резервную копию.
cli-check-scans-unsound = Сама база данных исправна, но сканы утрачены или повреждены: прикрепите те же файлы ещё раз или верните их из резервной копии. Остальное восстанавливать не нужно.
cli-undone = Отменено: записей { $records }, клиентов { $clients }.
cli-undone-what = Отменено: «{ $what }» от { $day }, { $time }: записей { $records }, клиентов { $clients }.
cli-undo-yes-no = [д/Н]
cli-undo-left = Ничего не отменено.
cli-nothing-to-undo = Отменять нечего: ваших изменений нет.
cli-distinct = Это разные люди: { $one }, { $other }. Больше не предлагается объединить; отменить: sojourn undo.
cli-distinct-same = Оба раза указан { $client }: нужны две разные записи.
cli-demo-done = Создано: клиентов { $clients }, дел { $cases }, документов { $documents }, сроков { $deadlines }; { $seconds } с.
cli-demo-open = Открыть: { $command }
cli-demo-progress = { $stored } из { $all }

## Расчёты

cli-calc-out-of-range = Дата слишком далеко.
cli-calendar-known = { $year }: { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочего дня
}.
cli-calendar-forecast = { $year } (прогноз, правительством ещё не утверждено): { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочего дня
}.
cli-calendar-unknown = { $year } (выходные дни неизвестны; подсчёт по нынешнему закону): { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочего дня
}.
cli-estimated = дата ориентировочная
cli-working-weekend = рабочий день
day-off-holiday = праздник
day-off-transferred = перенос
day-off-swapped = замена
cli-mrz-empty = На стандартный ввод ничего не пришло: передайте две или три строки зоны.
cli-mrz-valid = { $format }: все контрольные цифры верны.
cli-mrz-invalid = { $format }: проверка не пройдена.
cli-mrz-failed = Не сходится: { $checks }
mrz-check-number = номер
mrz-check-birth = дата рождения
mrz-check-expiry = срок действия
mrz-check-personal = личный номер
mrz-check-composite = общая контрольная цифра
cli-iin-valid = Номер верный.
cli-unknown-country = Гражданство «{ $text }» не распознано.
cli-stay-visa-free-unchecked = Проверьте, могут ли граждане этого государства ({ $country }) въезжать без визы: правило для остальных государств этого не говорит.
cli-no-state = { $code } — не гражданство государства: правил безвизового пребывания для него нет.
cli-stay-no-rule = Правило для такого въезда неизвестно: { $country }, { $day }.
cli-stay-reversed = Пребывание с { $from } заканчивается раньше начала, { $until }.
cli-permit-reversed = Разрешение с { $from } заканчивается раньше начала, { $until }.
cli-stay-overlap = Пребывания с { $one } и с { $other } пересекаются.
cli-stay-present = { $on }: находится в стране.
cli-stay-absent = { $on }: вне страны; при въезде в этот день:
cli-none = нет
cli-days-left = Осталось дней
cli-overstay = Дней сверх срока
cli-max-stay = Дней такого пребывания
cli-used-days = Использовано дней
cli-reentry = Самый ранний въезд
cli-stricter-reentry = Въезд при более строгом прочтении

## Загрузка таблицы

cli-import-summary = Строк { $rows }: принято { $accepted }, без изменений { $unchanged }, повторов { $repeated }, не принято { $refused }; предупреждений { $warnings }, расхождений { $conflicts }.
cli-import-conflicts = Расхождения базы и таблицы:
cli-import-here = в базе
cli-import-sheet = в таблице
cli-import-warnings = Предупреждения по причинам:
cli-import-more = … и ещё { $n }; полностью — с --json.
cli-import-written = Записано.
cli-import-not-written = Ничего не записано.
cli-import-not-written-partial = Ничего не записано: есть непринятые строки. С --partial остальные загрузятся, а непринятые будут сохранены в файл, чтобы их исправить.
cli-import-row = Строка { $row }
cli-import-refused-file = Непринятые строки — в файле { $name }: исправьте и загрузите ещё раз.
cli-import-refused-former = Прежний файл с этим именем сохранён как { $name }.
cli-import-refused-unwritten = Файл { $name } здесь записать нельзя: непринятые строки перечислены выше, а с --json — в документе.
cli-import-interrupted-undone = Прежний импорт ({ $who }) был прерван; его строки сначала отменены.
cli-import-interrupted-kept = Прежний импорт ({ $who }) был прерван; его строки оставлены как есть: часть из них с тех пор изменилась.
cli-no-file = Файла { $path } нет.
cli-file-unreadable = Файл { $path } не читается.
