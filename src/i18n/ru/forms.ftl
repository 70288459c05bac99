### Формы, вопросы, страницы клиента и дела.

## Формы

form-title-new = Новая запись: { $kind }
form-title-edit = Изменение: { $kind }
form-reading = Загрузка …
form-saving = Сохранение …
form-saved = Сохранено: { $kind }{ $n ->
    [0] { "" }
    [one] , сдвинулся { $n } срок
    [few] , сдвинулись { $n } срока
    [many] , сдвинулось { $n } сроков
   *[other] , сдвинулось { $n } срока
} · u — отменить
form-saved-of = Сохранено: { $kind } — { $name }{ $n ->
    [0] { "" }
    [one] , сдвинулся { $n } срок
    [few] , сдвинулись { $n } срока
    [many] , сдвинулось { $n } сроков
   *[other] , сдвинулось { $n } срока
} · u — отменить
form-will-be-made = новая: будет добавлена
form-none-fits = Ничего не подходит
form-own-words = + «{ $text }»
form-empty = (пусто)
form-advice-date = День, месяц, год; точки ставятся сами. Также +10, 23 ноя, завтра.
form-advice-pick = Наберите несколько букв; пробел показывает список, ← → листают короткий.
form-advice-open-list = Выберите из списка или впишите то, чего в нём нет.
form-advice-list = Набирайте, чтобы сузить; ↑ ↓ и Enter — выбрать.
form-advice-none = В списке такого нет. Сотрите букву или нажмите Esc.
form-advice-note = Enter — новая строка, Tab — дальше.
name-not-latin = Кириллица в имени латиницей: в базах полиции по нему не найдут. Сохранить можно.
name-not-cyrillic = Латиница в имени кириллицей: в базах полиции по нему не найдут. Сохранить можно.
name-latin-inside = В «{ $word }» среди кириллицы есть латинские буквы ({ $letters }): на вид верно, но поиск не найдёт.
name-cyrillic-inside = В «{ $word }» среди латиницы есть кириллические буквы ({ $letters }): на вид верно, но поиск не найдёт.
name-mixed = В «{ $word }» смешаны латинские и кириллические буквы: поиск не найдёт.
form-left-over = Незаконченные формы
form-draft = Эта форма осталась незаконченной. Вернуть набранное?
form-draft-older = Эта форма осталась незаконченной, а запись с тех пор изменили. Вернуть набранное?
form-drafts = Незаконченных форм: { $n }. В этой набрано: { $text }. Вернуть набранное?
form-drafts-older = Незаконченных форм: { $n }, а запись с тех пор изменили. В этой набрано: { $text }. Вернуть набранное?
form-leave = Не сохранено. Продолжить, отложить набранное или выбросить?
form-hint-take = вернуть
form-hint-throw = выбросить
form-hint-later = не сейчас
form-hint-go-on = продолжить
form-hint-keep = отложить
form-hint-move = выбор
form-hint-shut = закрыть список
form-hint-next = дальше
form-hint-list = список
form-conflict-title = Изменено другим сотрудником

## Решения о сроках

act-title-done = Сделано
act-title-snooze = Отложить

## Документы дела

paper-title-received = Документ получен
paper-title-rejected = Документ не принят
paper-saved = { $n ->
    [one] { $n } документ: { $state } · u — отменить
    [few] { $n } документа: { $state } · u — отменить
    [many] { $n } документов: { $state } · u — отменить
   *[other] { $n } документа: { $state } · u — отменить
}
paper-lead = { $n ->
    [one] ~{ $n } рабочий день
    [few] ~{ $n } рабочих дня
    [many] ~{ $n } рабочих дней
   *[other] ~{ $n } рабочего дня
}
paper-lead-short = ~{ $n } рд
paper-order-by = { $n } рд, до { $day }
paper-too-late = { $n ->
    [one] Не успеть: нужен примерно { $n } рабочий день, а последний день подачи — { $by }.
    [few] Не успеть: нужно примерно { $n } рабочих дня, а последний день подачи — { $by }.
    [many] Не успеть: нужно примерно { $n } рабочих дней, а последний день подачи — { $by }.
   *[other] Не успеть: нужно примерно { $n } рабочего дня, а последний день подачи — { $by }.
}
paper-back-ask = Уже получено или проверено: { $names }. Вернуть в «запрошено»? Прежнее останется в журнале.
paper-rejected-because = Не принят: { $why }
paper-needs-translation = нотариальный перевод, если на иностранном языке
paper-valid-on-filing = действителен в день подачи
paper-reusable = можно использовать повторно
paper-check = уточнить: по этому гражданству источники расходятся
paper-or = либо: { $others }
provider-client = от клиента
provider-sponsor = от принимающей стороны
provider-dwelling-owner = от собственника жилья
provider-authority = от миграционной полиции
provider-insurer = от страховой компании
provider-practice = готовим мы

## Страница клиента

section-overview = Обзор
section-stays = Пребывание
section-permits = Разрешения
section-identity = Паспорта
section-residences = Адреса
section-cases = Дела
section-deadlines = Сроки
section-notes = Заметки
section-history = История
page-binding = Крайний срок { $day } ({ $left }): { $what }
page-nothing-binds = Крайнего срока нет
page-no-citizenship = гражданство неизвестно
page-nothing = Здесь пока ничего нет.
page-look = посмотрите
page-snoozed-until = отложено до { $day }
page-handled-until = на контроле до { $day }
page-open-stay = ещё здесь
page-no-window = Для этого гражданства периода с подсчётом дней нет.
page-window-title = дни пребывания
page-window = { $used } из { $allowed } дней за последние { $of } дней
page-window-note = Дни въезда и выезда считаются; дни по разрешению — нет.
page-no-note = Заметок нет.
page-details-title = подробно
page-change-title = что изменилось
page-more = … Enter — показать остальное
page-add-title = Добавить
page-added = добавлено
page-removed = удалено
page-changed = изменено
page-erased = Содержание этой записи удалено.

## Колонки

column-what = что
column-state = состояние
column-days = дней
column-passport = паспорт
column-evidence = известно из
column-from = с
column-until = до
column-ended = прекращено
column-issued = выдан
column-notified = уведомл.
column-registered = регистрация
column-opened = открыто
column-role = роль
column-language = язык
column-when = когда
column-who = кто
column-act-kind = действие
column-changed = записи
column-paper = документ
column-on = дата
column-lead = ждать
column-filed = подано
column-number = номер
column-where = где
column-outcome = результат

## Виды действий в журнале

journal-add = добавлено
journal-edit = изменено
journal-import = импорт таблицы
journal-demo = демонстрационные данные
journal-undo = отменено
journal-done = отмечено: сделано
journal-snooze = отложено
journal-handled = взято на контроль
journal-not-done = отмечено: не сделано
journal-paper = состояние документа
journal-stage = этап дела
journal-assign = передано другому сотруднику
journal-note = заметка

## Страница дела

case-section-papers = Документы
case-section-filings = Подачи
case-section-deadlines = Сроки
case-section-details = Дело
case-stage-title = Перевести дело на этап
case-moved = Этап: { $stage } · u — отменить
case-marked = { $n ->
    [one] Отмечен { $n } документ
    [few] Отмечено { $n } документа
    [many] Отмечено { $n } документов
   *[other] Отмечено { $n } документа
}

## Команды

command-paper-received = Документ получен; спросит день
command-paper-requested = Документ запрошен сегодня
command-paper-verified = Документ проверен сегодня
command-paper-rejected = Документ не принят; спросит причину
command-paper-not-needed = Документ этому делу не требуется
command-move-stage = Перевести дело на другой этап
command-add-filing = Добавить подачу
command-go-client = Открыть клиента этого дела
hint-paper-received = получен
hint-paper-requested = запрошен
hint-paper-verified = проверен
hint-paper-rejected = не принят
hint-paper-not-needed = не требуется
hint-move-stage = этап
hint-add-filing = подача
hint-go-client = клиент
