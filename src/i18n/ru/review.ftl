### Проверка дня: очередь, решения, закрытие, контрольный лист.

review-title = Проверка дня
review-place = проверка дня

## Commands and hints

command-review = Проверка дня: моя очередь, по одному сроку
command-review-next = Просмотрено: следующий срок
command-review-previous = Предыдущий срок
command-review-tomorrow = Отложить на один день
command-review-week = Отложить на неделю
command-review-request = Отметить недостающие документы дела запрошенными
command-review-list = Контрольный лист: что решено и что осталось
command-review-people = Кто закрыл проверку
command-review-sign-off = Закрыть проверку
hint-review = проверка
hint-review-next = дальше
hint-review-previous = назад
hint-review-tomorrow = +1 день
hint-review-week = +неделя
hint-review-request = запросить
hint-review-list = лист
hint-review-people = кто закрыл
hint-review-sign-off = закрыть

## Why an item is there

review-why-breach = нарушен срок пребывания
review-why-overdue = просрочено
review-why-due = срок сегодня
review-why-before-days-off = срок не позже следующей проверки: впереди выходные
review-why-critical = осталось мало дней
review-why-appointment = встреча { $when }
review-why-look-again = было отложено до { $day }
review-why-moved = перенесено с { $from }
review-why-changed-day = перенесено с { $from } ({ $by }, { $on })
review-why-changed-severity = изменена важность ({ $by }, { $on })
review-why-changed-rule = изменилась важность правила
review-why-changed-owner = передано вам ({ $by }, { $on })
review-why-changed-state = изменено решение ({ $by }, { $on })
review-why-second-look = исполнено { $on }: повторный просмотр
review-why-stand-in = вы замещаете: { $of }
review-why-stand-in-until = вы замещаете до { $until }: { $of }
review-why-climbed = не просмотрено: ответственный { $of }
review-why-climbed-nobody = никем не просмотрено
review-why-unowned = без ответственного
review-why-unowned-name = { $of }: здесь нет своей проверки

## What has become of it

outcome-done = исполнено
outcome-recorded = закрыто фактом
outcome-snoozed = отложено
outcome-handled = на контроле
outcome-assigned = передано
outcome-noted = заметка
outcome-requested = документы запрошены
review-words-as-they-are = { $text }
review-until = до { $day }
review-to = кому: { $name }
review-papers-asked = { $n ->
    [one] { $n } документ
    [few] { $n } документа
    [many] { $n } документов
   *[other] { $n } документа
  }
review-seen-only = просмотрено
review-unseen-one = не просмотрено

## The screen

review-progress = { $seen }/{ $items }
review-left = без решения: { $n }
review-days = по { $until }
review-empty = Сегодня в вашей проверке сроков нет.
review-reading = Читаем очередь …
review-all-seen = Все сроки просмотрены. f — закрыть проверку.
review-signed-line = Проверил(а): { $by }, { $time }
review-because = Почему здесь
review-decided = Решено
review-gone = Этого срока больше нет.
review-papers = документы
review-papers-missing = Не хватает: { $papers }
review-papers-complete = Все документы собраны.
review-no-case = Открытого дела нет.
review-also = Также: { $what }
review-late = Не закрыли проверку к { $hour }: { $names }
review-and-more = { $names } и ещё { $n }
review-position = { $at } из { $of }
review-list-title = Контрольный лист
review-people-title = Проверки за { $day }
review-sign-question = Закрыть проверку? Решено { $decided } из { $items }, без решения { $left }. Отменить это нельзя.
review-request-question = { $n ->
    [one] Отметить { $n } недостающий документ запрошенным сегодня?
    [few] Отметить { $n } недостающих документа запрошенными сегодня?
    [many] Отметить { $n } недостающих документов запрошенными сегодня?
   *[other] Отметить { $n } недостающих документа запрошенными сегодня?
  } { $papers }
review-put-off-title = Отложить до { $day }
review-words = несколько слов (можно не заполнять)
field-words = своими словами
hint-review-ask = отметить

## Said afterwards

review-saved-request = { $n ->
    [one] Отмечен запрошенным { $n } документ · u — отменить
    [few] Отмечены запрошенными { $n } документа · u — отменить
    [many] Отмечено запрошенными { $n } документов · u — отменить
   *[other] Отмечено запрошенными { $n } документа · u — отменить
  }
journal-sign-off = проверка закрыта
review-saved-sign-off = Проверка закрыта

## Refusals

review-is-signed = Эта проверка закрыта. Решайте на вкладке «Контроль сроков»; завтрашняя проверка это покажет.
review-not-begun = Эта проверка не начата.
review-not-in-it = Этого срока нет в вашей сегодняшней проверке.
review-unseen = { $n ->
    [one] Не просмотрен { $n } срок. Проверку закрывают, когда просмотрены все.
    [few] Не просмотрены { $n } срока. Проверку закрывают, когда просмотрены все.
    [many] Не просмотрено { $n } сроков. Проверку закрывают, когда просмотрены все.
   *[other] Не просмотрено { $n } срока. Проверку закрывают, когда просмотрены все.
  }
review-no-papers = В деле этого клиента все документы есть.
review-not-an-hour = «{ $typed }» — не время суток. Напишите, например, 11:00.

## Who has signed off

review-person-signed = проверка закрыта в { $time }, проверил(а): { $by }
review-person-begun = просмотрено { $seen } из { $items }, без решения { $left }
review-person-not-begun = не начата
review-person-calm = сроков нет
review-person-waiting = { $n ->
    [one] ждёт { $n } срок
    [few] ждут { $n } срока
    [many] ждут { $n } сроков
   *[other] ждут { $n } срока
  }
review-person-away = отсутствует
review-person-away-until = отсутствует по { $day }
review-person-late = опаздывает
review-nobody = Проверять здесь некому.

## Control list

control-title = Контрольный лист проверки дня
control-of = Сотрудник
control-day = День
control-until = Охватывает
control-begun = Начата
control-signed = Проверил(а)
control-not-signed = проверка не закрыта
control-counts = Сроки
control-counts-text = всего { $items }, просмотрено { $seen }, решено { $decided }, без решения { $left }
control-column-number = №
control-column-client = Клиент
control-column-citizenship = Гр.
control-column-case = Дело
control-column-deadline = Срок
control-column-last-day = Последний день
control-column-why = Почему в проверке
control-column-seen = Просмотрено
control-column-decision = Решение
control-column-by = Кто
control-column-at = Когда
control-column-detail = Подробности
control-left = без решения
control-looked-at = просмотрено
control-empty = Сроков нет.

## Command line

cli-review-begun = Проверка ({ $of }), { $day }: всего { $items }, просмотрено { $seen }, решено { $decided }, без решения { $left }
cli-review-signed = Проверка за { $day } закрыта. Проверил(а): { $by }.
cli-review-marked = { $n ->
    [one] Отмечен просмотренным { $n } срок.
    [few] Отмечены просмотренными { $n } срока.
    [many] Отмечено просмотренными { $n } сроков.
   *[other] Отмечено просмотренными { $n } срока.
  }
cli-review-rules = Закрыть проверку к { $hour } · непросмотренные обязательные сроки переходят заместителю за { $deputy } и руководителям за { $supervisor } рабочих дней до дня предупреждения
cli-review-no-review = { $of }: нет проверки за { $day }.
cli-review-written = Записано в { $file }
