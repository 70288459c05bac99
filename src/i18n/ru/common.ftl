### Общие слова всех комнат: значения закрытых списков, названия записей и полей, даты.

## Даты. «month-of-N» стоит после числа.

long-day = { $day } { $month } { $year } г.
weekday-1 = пн
weekday-2 = вт
weekday-3 = ср
weekday-4 = чт
weekday-5 = пт
weekday-6 = сб
weekday-7 = вс
month-1 = январь
month-2 = февраль
month-3 = март
month-4 = апрель
month-5 = май
month-6 = июнь
month-7 = июль
month-8 = август
month-9 = сентябрь
month-10 = октябрь
month-11 = ноябрь
month-12 = декабрь
month-of-1 = января
month-of-2 = февраля
month-of-3 = марта
month-of-4 = апреля
month-of-5 = мая
month-of-6 = июня
month-of-7 = июля
month-of-8 = августа
month-of-9 = сентября
month-of-10 = октября
month-of-11 = ноября
month-of-12 = декабря

## Короткие слова

yes = да
no = нет
not-known = неизвестно
nobody = никто
check-mark = уточнить
days-count = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
days-left = { $n ->
    [one] остался { $n } день
    [few] осталось { $n } дня
    [many] осталось { $n } дней
   *[other] осталось { $n } дня
}
people-count = { $n ->
    [one] { $n } клиент
    [few] { $n } клиента
    [many] { $n } клиентов
   *[other] { $n } клиента
}

## Языки

lang-en = английский
lang-ru = русский
lang-kk = казахский

## Основания

ground-employment = трудовая деятельность
ground-education = обучение
ground-family = воссоединение семьи
ground-business = бизнес-иммигрант
ground-missionary = миссионерская деятельность
ground-medical = лечение

## Присутствие и лица

presence-in_country = в Казахстане
presence-abroad = за границей
presence-unknown = неизвестно
sex-m = мужской
sex-f = женский
contact-role-self = лично
contact-role-hr = отдел кадров
contact-role-parent = родитель
contact-role-other = другое лицо
channel-whatsapp = WhatsApp
channel-mail = электронная почта
channel-phone = телефон

## Документы, удостоверяющие личность, и пребывание

identity-kind-passport = паспорт
identity-kind-id_card = удостоверение личности
identity-kind-internal_passport = внутренний паспорт
identity-kind-birth_certificate = свидетельство о рождении
identity-kind-other = другой документ
evidence-stamp = штамп
evidence-police_print = справка полиции
evidence-ticket = билет
evidence-client_word = со слов клиента
evidence-sheet = из таблицы

## Принимающие стороны, основания, разрешения

sponsor-kind-employer = работодатель
sponsor-kind-relative = родственник
sponsor-kind-school = учебное заведение
sponsor-kind-clinic = клиника
sponsor-kind-religious_body = религиозное объединение
sponsor-kind-akimat = акимат
sponsor-kind-other = другая
basis-end-dismissal = увольнение
basis-end-divorce_or_death = развод или смерть
basis-end-expulsion = отчисление
basis-end-treatment_over = окончание лечения
basis-end-company_closed = закрытие компании
basis-end-mission_over = окончание миссии
permit-kind-trp = РВП
permit-kind-visa = виза
permit-kind-residence_permit = вид на жительство
permit-kind-exit_document = документ на выезд
permit-end-cancelled = аннулировано
permit-end-shortened = срок сокращён
permit-end-replaced = заменено

## Дела, документы, подачи

case-kind-first_trp = первое РВП
case-kind-extension = продление
case-kind-reissue = переоформление
case-kind-address = смена адреса
case-kind-cancellation = аннулирование
case-kind-iin = ИИН
case-kind-appeal = обжалование
case-kind-other = другое
stage-intake = приём
stage-collecting = сбор документов
stage-ready = готово к подаче
stage-filed = подано
stage-granted = РВП выдано
stage-refused = отказ
stage-withdrawn = отозвано
stage-closed = закрыто
paid-none = не оплачено
paid-part = оплачено частично
paid-full = оплачено
state-missing = нет
state-requested = запрошено
state-received = получено
state-verified = проверено
state-rejected = не принято
state-not_needed = не требуется
original-shown = показан
original-held = у нас
original-returned = возвращён
outcome-pending = ожидает решения
outcome-accepted = принято
outcome-not_accepted = отказ в приёме документов
outcome-returned = возвращено на доработку
outcome-granted = РВП выдано
outcome-refused = отказ
filing-channel-police = миграционная полиция
filing-channel-centre = ЦОН
filing-channel-online = онлайн

## Сотрудники и их действия

role-none = без прав
role-viewer = наблюдатель
role-officer = специалист
role-supervisor = руководитель группы
role-admin = администратор
action-kind-done = сделано
action-kind-snoozed = отложено
action-kind-handled = на контроле
action-kind-open = не сделано

## Сроки

class-stay = пребывание
class-status = документ или статус
class-act = действие
class-own = своя дата
severity-hard = обязательный
severity-soft = напоминание
confidence-sure = надёжно
confidence-likely = вероятно
confidence-unverified = не подтверждено
level-breach = нарушено
level-overdue = просрочено
level-today = сегодня
level-critical = срочно
level-soon = скоро
level-later = позже
level-unknown = неизвестно
deadline-state-open = открыт
deadline-state-snoozed = отложен
deadline-state-handled = на контроле
deadline-state-done = выполнен
deadline-state-unknown = неизвестно
step-trigger = начало
step-offset = отсчёт
step-window = период
step-cap = предел
step-skip = выходные
step-roll = рабочий день
step-reading = иное прочтение

## Записи

kind-staff = сотрудник
kind-sponsor = принимающая сторона
kind-client = клиент
kind-contact = контакт
kind-identity_document = документ, удостоверяющий личность
kind-stay = пребывание
kind-residence = место проживания
kind-basis = подтверждение основания
kind-case_file = дело
kind-permit = разрешение
kind-case_document = документ
kind-filing = подача
kind-own_date = своя дата
kind-action = отметка о сроке

## Поля

field-absent_from = Отсутствует с
field-absent_until = Отсутствует по
field-active = Работает
field-actual_end = Фактически прекращено
field-address = Адрес
field-application_number = Номер заявления
field-at_time = Время
field-basis = Подтверждение основания
field-bin = БИН
field-born = Дата рождения
field-by = Кто
field-case = Дело
field-channel = Способ
field-citizenship = Гражданство
field-client = Клиент
field-closed_on = Закрыто
field-consent_given_on = Согласие на обработку данных
field-consent_withdrawn_on = Согласие отозвано
field-created_on = Внесено
field-deputy = Кто замещает
field-document = Документ личности
field-email = Эл. почта
field-end_reason = Причина прекращения
field-ended_on = Прекращено
field-entry = Въезд
field-entry_evidence = Въезд известен из
field-exit = Выезд
field-exit_evidence = Выезд известен из
field-expires = Действителен до
field-filed_by = Подал(а)
field-filed_on = Дата подачи
field-for_day = Для срока
field-former_names = Прежние имена
field-ground = Основание
field-host_notified_on = Уведомление о прибытии
field-iin = ИИН
field-issued = Дата выдачи
field-issuing_state = Государство выдачи
field-kind = Вид
field-language = Язык
field-login = Логин
field-mrz = Машиносчитываемая зона
field-name = Имя или название
field-staff_name = Имя и фамилия
field-name_cyrillic = ФИО (кириллица)
field-name_latin = ФИО (латиница)
field-notarised = Заверено нотариально
field-note = Примечание
field-number = Номер
field-office = Где подано
field-on_day = День
field-opened_on = Открыто
field-original = Оригинал
field-outcome = Результат
field-outcome_on = Дата результата
field-owner = Ответственный
field-owner_consent_until = Согласие собственника до
field-owner_name = Собственник жилья
field-paid = Оплата
field-paper = Документ
field-payer = Заказчик
field-permit = Разрешение
field-phone = Телефон
field-place = Место
field-predecessor = Предыдущее разрешение
field-presence = Где находится
field-presence_confirmed_on = Нахождение подтверждено
field-proof = Подтверждение
field-reason = Причина
field-received_on = Получен
field-reference = Номер дела
field-registered_on = Дата регистрации
field-rejected_reason = Почему не принят
field-requested_on = Запрошен
field-requirement = Документ
field-rka = РКА
field-role = Роль
field-rule = Правило
field-severity = Важность
field-sex = Пол
field-signature_expires = ЭЦП действует до
field-since = С
field-sponsor = Принимающая сторона
field-stage = Этап
field-state = Состояние
field-subject = К чему относится
field-title = Название
field-translated = Переведено
field-until = По
field-until_day = Вернуться к вопросу
field-valid_from = Действует с
field-valid_until = Действует до
field-verified_on = Проверен

#  what the whole procedure asks of records
kind-offence = решение о нарушении
field-main_applicant = Основной заявитель
field-died_on = Дата смерти
field-court_answer = Судебные решения
field-court_answered_on = Ответ о суде от
field-dwelling = Право проживания
field-registration = Регистрация
field-registration_note = О регистрации
field-esutd_on = Внесён в ЕСУТД
field-esutd_end_on = Прекращение внесено в ЕСУТД
field-represented = По доверенности
field-name_checked = Имя сверено
field-passport_checked = Паспорт сверен
field-iin_checked = ИИН сверен
field-address_checked = Адрес сверен
field-term_checked = Срок сверен
field-handed_over_on = Выдано клиенту
field-sponsor_informed_on = Приним. сторона уведомлена
field-alternative = Какой документ
field-issued_on = Дата выдачи
field-name_in_paper = Имя в документе
field-born_in_paper = Дата рождения в документе
field-passport_in_paper = Номер паспорта в документе
field-refusal_ground = Основание отказа
field-with_cancellation = Вместе с аннулированием
field-despite = Подано несмотря на
field-allowed_by = Разрешил
field-article = Статья
field-decided_on = Дата решения
field-decision = № решения
field-amount = Штраф, тенге
field-paid_on = Оплачено
field-appealed_on = Обжаловано
field-appeal_outcome = Итог обжалования
field-expulsion = Выдворение
field-banned_until = Запрет въезда до
court_answer-none = нет действующих
court_answer-deprived = лишён права
dwelling-own = собственное жильё
dwelling-consent = нотариальное согласие собственника
dwelling-electronic_consent = электронное согласие собственника
dwelling-dormitory = общежитие
dwelling-hotel = гостиница или санаторий
registration-draft = черновик
registration-host_pending = ждёт принимающую сторону
registration-registered = зарегистрирован
registration-refused = отказано
refusal_ground-inaccurate = недостоверные документы или сведения
refusal_ground-not_compliant = несоответствие требованиям правил
refusal_ground-court = решение суда, вступившее в силу
refusal_ground-no_consent = нет согласия на доступ к персональным данным
refusal_ground-other = другая причина
appeal_outcome-pending = не рассмотрено
appeal_outcome-upheld = решение оставлено в силе
appeal_outcome-set_aside = решение отменено
