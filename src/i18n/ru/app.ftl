# Ошибки с подсказками, проверка полей, решения по срокам.

error-missing = Базы данных нет: { $path }.
error-missing-hint = Запустите программу без команды, чтобы создать базу, или укажите файл через --db. Ничего не изменено.
error-foreign = { $path } — не база Sojourn.
error-foreign-hint = Проверьте путь; файл не тронут.
error-newer = База создана более новой программой (формат { $found }; эта программа знает { $known }).
error-newer-hint = Запустите более новую программу. Ничего не изменено.
error-network = { $path } находится на сетевом диске ({ $fs }), где записи могут потеряться.
error-network-hint = Поместите базу на локальный диск; сотрудники работают с ней по SSH. Ничего не изменено.
error-permission = Нет прав на { $path }.
error-permission-hint = Попросите администратора компьютера дать право читать и писать этот файл и его папку. Ничего не изменено.
error-read-only = Базу здесь можно только читать.
error-read-only-hint = Попросите администратора компьютера дать право записи. Набранное осталось в форме; ничего не изменено.
error-busy = Другой сотрудник ещё записывает.
error-busy-hint = Повторите через несколько секунд. Ничего не изменено.
error-full = На диске нет места.
error-full-hint = Освободите место и сохраните ещё раз. Сохранённое ранее цело.
error-damaged = База повреждена или не читается.
error-damaged-hint = Не пишите в неё; восстановите последнюю резервную копию. Подробности: «sojourn check».
error-unconfirmed = Не удалось подтвердить, что изменение сохранено.
error-unconfirmed-hint = Откройте запись заново и посмотрите, прежде чем повторять.
error-conflict = Другой сотрудник за это время изменил то же самое.
error-conflict-hint = Посмотрите запись в нынешнем виде и повторите. Ваше изменение не сохранено.
error-not-found = Такой записи нет.
error-not-found-hint = Возможно, её за это время удалили. Ничего не изменено.
error-storage = Хранилище не ответило как должно.
error-storage-hint = Повторите; если ошибка останется, выполните «sojourn check». Ничего не изменено.
error-inactive = Сотрудник { $login } здесь больше не работает.
error-inactive-hint = Обратитесь к администратору.
error-not-allowed = Для этого нужна роль «{ $role }».
error-not-allowed-hint = Обратитесь к коллеге с такой ролью. Ничего не изменено.
error-no-staff = Среди сотрудников нет { $login }.
error-no-staff-hint = Укажите логин или имя так, как в списках.
error-no-client = По запросу { $reference } ничего не найдено.
error-no-client-hint = Укажите номер клиента, номер паспорта, номер дела или имя.
error-ambiguous = Под { $reference } подходят несколько клиентов: { $clients }.
error-ambiguous-hint = Укажите номер одного из них.
error-no-case = Дела { $reference } нет.
error-no-case-hint = Номера дел выглядят так: T-2026-00412.
error-no-deadline = У этого клиента нет срока { $id }.
error-no-deadline-hint = Обозначения выглядят так: TRP-END/P-000012; их показывает «review --json».
error-deadline-id = { $id } — не обозначение срока.
error-deadline-id-hint = Обозначения выглядят так: TRP-END/P-000012; их показывает «review --json».
error-no-folder = Система не называет папку для данных программ.
error-no-folder-hint = Укажите файл базы через --db.
error-exists = Файл { $path } уже есть.
error-exists-hint = Выберите другое место; файл не тронут.
error-fields = Некоторые поля нельзя принять в таком виде.
error-fields-hint = Исправьте названные поля. Ничего не изменено.
error-refused-hint = Исправьте и повторите. Ничего не изменено.
error-undo-nothing = Отменять нечего.
error-undo-nothing-hint = Отменить можно только свои изменения, ещё не отменённые.
error-no-terminal = Это не терминал.
error-no-terminal-hint = Откройте терминал (для ssh: ssh -t) или используйте команду, например «sojourn review»; их список: «sojourn --help».
error-input = Входные данные не читаются.
error-input-hint = Проверьте файл. Ничего не изменено.

check-required = Заполните это поле.
check-no-name = Клиенту нужно имя латиницей или кириллицей.
check-before = Раньше, чем { $first }.
check-future = Позже сегодняшнего дня, { $today }.
check-later-day = Выберите день позже сегодняшнего.
check-end-after-term = Разрешение не может закончиться позже своего последнего дня.
check-end-with-reason = Укажите и день фактического окончания, и причину.
check-rka = В РКА 16 цифр.
check-bin = В БИН 12 цифр.
check-time = Время пишется так: 09:30.
check-too-long = { $limit ->
    [one] Здесь помещается не больше { $limit } знака.
    [few] Здесь помещается не больше { $limit } знаков.
    [many] Здесь помещается не больше { $limit } знаков.
   *[other] Здесь помещается не больше { $limit } знака.
}
check-email = В адресе почты есть знак @ и что-то с обеих сторон от него.
check-country = Страна с таким названием неизвестна.
check-choice = Выберите из списка.

act-gone = Этого срока больше нет.
act-moved = Срок за это время перенесён на { $day }. Посмотрите ещё раз.
act-needs-fact = Этот срок закрывается фактом, а не отметкой: внесите выезд, новое РВП или новый документ.
act-needs-proof = Укажите номер расписки или заметку: это обязанность по закону.
act-future = День исполнения — сегодня или раньше.
act-before-cause = Это не могло быть исполнено раньше { $day }: повод появился только в этот день.
act-not-unknown = Этот вопрос уже не открыт.
act-breach = Нарушение срока пребывания отложить нельзя.
act-later-day = Выберите день позже сегодняшнего.
act-past-safe-day = Отложить дальше { $day } может только руководитель.
act-granted-without-permit = Сначала внесите само РВП: дело считается выданным вместе с разрешением.

reason-client = ждём клиента
reason-employer = ждём работодателя
reason-police = ждём полицию
reason-abroad = клиент за границей
reason-unpaid = не оплачено
reason-papers = документы готовятся
reason-other = другое

flag-true = да
flag-false = нет

## The key table of the manual

place-client = клиент
place-case = дело
place-everywhere = везде
place-all-but-start = все списки и карточки
place-with-undo = все списки и карточки, кроме журнала
place-tabs = все вкладки и их списки
keys-key = клавиша
keys-what = что делает
keys-where = где
check-own-main-applicant = Нельзя быть основным заявителем для самого себя.
check-court-answer-day = Ответ указывается вместе с датой, когда он дан.
check-amount = Штраф записывается цифрами, в тенге.
