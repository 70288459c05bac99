### Персональные данные: согласия, обращения, уничтожение, инциденты, доступ.

kind-consent = согласие на обработку данных
kind-data_request = обращение о данных
kind-incident = инцидент
kind-destruction = уничтожение данных
field-person = ФИО в согласии
field-operator = Оператор
field-operator_number = БИН/ИИН оператора
field-given_on = Дано
field-third_parties = Передача третьим лицам
field-cross_border = Трансграничная передача
field-publication = Распространение в общедоступных источниках
field-data_list = Перечень данных
field-scan = Скан или место хранения
field-withdrawn_on = Отозвано
field-withdrawn_by = Чем отозвано
field-demand = Суть обращения
field-came_by = Как поступило
field-answered_on = Дан ответ
field-answer = Ответ
field-answered_by = Кто ответил
field-discovered_on = Обнаружен
field-discovered_at = Время (ЧЧ:ММ)
field-key_number = Номер ключа
field-responsible = Ответственный за персональные данные
field-ministry_told_on = Министерство уведомлено
field-people_told_on = Субъекты уведомлены
field-why = Причина
field-order = № решения или обращения
field-proposed_on = Предложено
field-proposed_by = Кто предложил
field-rejected_on = Отклонено
field-done_on = Уничтожено
field-decided_by = Кто решил
field-act = № акта
field-content = Что уничтожено
field-blocked_on = Заблокировано
field-blocked_why = Причина блокирования
field-hold_since = Хранить, с
field-hold_why = Почему хранить
field-erased_on = Данные уничтожены
agreed-yes = да, согласие дано
agreed-no = нет
demand-access = какие данные хранятся
demand-correction = изменение, дополнение
demand-blocking = блокирование
demand-destruction = уничтожение
why-retention_over = цель достигнута, срок хранения истёк
why-request = обращение субъекта
why-withdrawn = согласие отозвано
why-order = решение суда или госоргана
why-unlawful = не должны были собираться
eligible-consent-ended = Срок согласия на обработку персональных данных истёк { $day }
head-consent-ended = Срок согласия на обработку персональных данных истёк { $day }
head-blocked = Данные заблокированы { $day }: { $why }. Изменять ничего нельзя.
head-hold = Подлежит хранению с { $day }: { $why }
check-order-number = Только номер, без букв: он остаётся после уничтожения данных.
check-number = Номер, только цифры.
client-erased = Данные { $client } уничтожены: вносить о клиенте больше нечего.
client-blocked = Данные { $client } заблокированы: вносить ничего нельзя, пока блокирование не снято.
erase-already = Данные { $client } уже уничтожены { $day }.
erase-merged = Эта карточка объединена с { $client }: уничтожайте данные там.
erase-hold = { $client }: установлено обязательное хранение, сначала снимите его.
erase-not-due = { $client }: срок уничтожения ещё не наступил ({ $why }). По другой причине уничтожение предложить можно.
erase-kept = Обратите внимание: { $why }.
erase-proposed = Уничтожение данных { $client } уже предложено.
erase-none = Нет записи об уничтожении { $id }.
erase-two-people = Нужны двое: утвердить должен не тот, кто предложил.
erase-decided = По { $id } решение уже принято.
erase-not-done = По { $id } ничего не уничтожено, поэтому акта нет.
erase-left-ledger = Не удалось записать реестр рядом с базой: { $reason }. Выполните sojourn erase finish.
erase-left-log = Базу кто-то читает: в её журнале ещё лежат старые страницы. Выполните sojourn erase finish позже.
kept-open-case = есть открытое дело
kept-permit = разрешение ещё действует
kept-stay = клиент находится в стране
kept-hold = установлено обязательное хранение
kept-request = на обращение субъекта не дан ответ
kept-own-date = впереди назначенная дата
kept-until = срок хранения не истёк
erase-act-title = Акт об уничтожении персональных данных
erase-act-number = №
erase-act-on = Дата уничтожения
erase-act-subject = Чьи данные
erase-act-proposed = Предложил(а)
erase-act-approved = Утвердил(а)
erase-act-opening = Перечисленные ниже данные уничтожены без возможности восстановления. Ранее сделанные резервные копии удаляются по мере истечения срока их хранения; при восстановлении из копии уничтожение повторяется.
erase-act-count = Записей
erase-act-journal = содержание записей журнала изменений
erase-act-files = файлы сканов
erase-act-readings = строки журнала просмотров, их содержание
erase-act-still = Ещё упоминается (решает сотрудник):
erase-still-named =
    { $n ->
        [one] Лицо упоминается ещё в { $n } тексте других записей. Текст остаётся: решите, что с ним делать.
        [few] Лицо упоминается ещё в { $n } текстах других записей. Тексты остаются: решите о каждом.
        [many] Лицо упоминается ещё в { $n } текстах других записей. Тексты остаются: решите о каждом.
       *[other] Лицо упоминается ещё в { $n } текстах других записей. Тексты остаются: решите о каждом.
    }
destruction-proposed = предложено
destruction-done = уничтожено
destruction-rejected = отклонено
retention-no-class = Нет класса { $class }.
consent-form-title = Согласие на сбор и обработку персональных данных
consent-form-opening = Я даю согласие на то, что { $operator } собирает и обрабатывает мои персональные данные на условиях ниже. Я вправе отозвать согласие письменно, кроме случаев, когда это противоречит закону или есть неисполненное обязательство.
consent-form-matter = Условие
consent-form-answer = Ответ
consent-form-purpose = Цель
consent-form-data = Перечень данных
consent-form-term = Срок
consent-form-purpose-reached = до достижения цели обработки
consent-form-choose = ☐ да   ☐ нет
consent-form-data-list = фамилия, имя, отчество, дата рождения, пол, гражданство, ИИН, документы, удостоверяющие личность, фотография, адрес и его регистрация, телефон, электронная почта, въезды и выезды, визы и разрешения, сведения о работе, учёбе и семье, документы заявления, правонарушения, связанные с пребыванием
consent-form-signature = Подпись субъекта
consent-form-day = Дата
incident-none = Нет инцидента { $id }.
incident-told = министерство уведомлено { $day }
incident-late = ! уведомить министерство: срок был { $day }
incident-tell-by = уведомить министерство до { $day }
incident-tell = уведомить министерство
incident-list-empty = Инцидентов не внесено.
incident-nobody = По этому лицу, ключу и времени журнал никого не называет.
incident-concerned-note = Только то, что знает журнал: изменения и просмотры, которые он хранит. Что ушло иным путём, выясняйте отдельно.
counter-plain = Данные ограниченного доступа: людей — { $people }, записей — { $records }
counter-fine = Данные ограниченного доступа: людей — { $people }, записей — { $records } из { $limit }
counter-near = ! Данные ограниченного доступа: людей — { $people }, записей — { $records }. Свыше { $limit } закон, по публикациям, требует входа по нескольким факторам, один из них биометрический: спросите юриста уже сейчас.
counter-over = ! Данные ограниченного доступа: людей — { $people }, записей — { $records }, больше { $limit }. По публикациям, закон требует входа по нескольким факторам, один из них биометрический: спросите юриста.
privacy-unconfirmed = Сроки и числа закона о персональных данных взяты из вторичных источников: пусть их подтвердит юрист.
cli-erase-proposed = { $id }: предложено уничтожить данные { $client }. Утверждает другой сотрудник: sojourn erase approve { $id }
cli-erase-rejected = { $id }: уничтожение данных { $client } отклонено
cli-erase-none = Таких нет.
cli-erase-none-due = Подлежащих уничтожению нет.
cli-erase-more = Есть и другие.
cli-erase-finished = Всё завершено.
cli-privacy-kept = Внесено: { $kind } { $id }
cli-privacy-answered = { $client } { $name }: на обращение { $id } ({ $demand }) ответ дан { $day }; срок ответа больше не идёт.
cli-privacy-then-nothing = Больше по нему ничего делать не нужно.
cli-privacy-then-block = Если данные нужно заблокировать: sojourn privacy block { $client } --why "{ $id }"
cli-privacy-then-erase = Если данные нужно уничтожить: sojourn erase { $client } --reason request; утверждает другой сотрудник.
cli-privacy-block = { $client }: данные заблокированы.
cli-privacy-unblock = { $client }: блокирование снято.
cli-privacy-hold = { $client }: установлено обязательное хранение.
cli-privacy-release = { $client }: обязательное хранение снято.
cli-subject-report = Всё, что хранится о { $client }, — в файле { $file }. Прочтите его перед выдачей.
access-since = С какого дня
access-decided-by = Кто решил
access-seen = Последняя запись
access-keys = Ключи
access-inactive = сейчас без доступа
export-section-access = Кто имеет доступ к данным
journal-propose-erase = предложено уничтожение
journal-reject-erase = уничтожение отклонено
journal-block = данные заблокированы
journal-unblock = блокирование снято
journal-hold = обязательное хранение
journal-subject-report = отчёт субъекту
import-why-data-of-this-client-are-blocked = данные этого клиента заблокированы: строка не внесена
privacy-title = Персональные данные
privacy-section-consents = Согласия
privacy-section-requests = Обращения
privacy-section-destruction = Уничтожение
privacy-section-incidents = Инциденты
privacy-consent-missing = согласие не внесено
privacy-consent-ends = истекает { $day }
privacy-consent-withdrawn = отозвано { $day }
privacy-consent-ended = истекло { $day }
privacy-request-open = без ответа
privacy-request-answered = ответ дан { $day }
privacy-due-since = подлежит уничтожению с { $day }
privacy-nothing = Здесь пусто.
privacy-how-consents = Нет клиентов без согласия и согласий, которые скоро истекают. Согласие вносится в карточке клиента: +.
privacy-how-requests = Обращение человека о его данных вносится в карточке клиента: +. Здесь появится срок ответа.
privacy-how-destruction = Уничтожать пока нечего. Предложить для одного клиента: sojourn erase C-000012 --reason … Утверждает другой сотрудник.
privacy-how-incidents = Инцидентов нет. + — внести.
privacy-what = Что
privacy-state = Состояние
command-privacy = Открыть страницу о персональных данных: согласия, обращения, уничтожение, инциденты
hint-privacy = перс. данные
privacy-title-of = Персональные данные клиента
command-privacy-office = Страница о персональных данных всего офиса и обратно
hint-privacy-office = клиент / офис
privacy-person-due = данные подлежат уничтожению с { $day }
privacy-person-kept = данные хранятся:
doctor-records = Записи ограниченного доступа
erase-left-files =
    { $n ->
        [one] Не удалось удалить { $n } файл скана. Выполните sojourn erase finish.
        [few] Не удалось удалить { $n } файла сканов. Выполните sojourn erase finish.
       *[many] Не удалось удалить { $n } файлов сканов. Выполните sojourn erase finish.
    }
retention-years =
    { $most ->
        [one] Не больше { $most } года.
        [few] Не больше { $most } лет.
       *[many] Не больше { $most } лет.
    }
retention-kept-for =
    { $years ->
        [one] { $years } год после достижения цели
        [few] { $years } года после достижения цели
       *[many] { $years } лет после достижения цели
    }
cli-erase-done =
    { $records ->
        [one] { $client }: уничтожена { $records } запись, акт { $act }. Печать: sojourn erase act { $id } --format html
        [few] { $client }: уничтожено { $records } записи, акт { $act }. Печать: sojourn erase act { $id } --format html
       *[many] { $client }: уничтожено { $records } записей, акт { $act }. Печать: sojourn erase act { $id } --format html
    }
privacy-count-missing =
    { $n ->
        [one] Без согласия: { $n } клиент
        [few] Без согласия: { $n } клиента
       *[many] Без согласия: { $n } клиентов
    }
privacy-count-ending =
    { $n ->
        [one] Истекает за 60 дней или истекло: { $n } согласие
        [few] Истекает за 60 дней или истекло: { $n } согласия
       *[many] Истекает за 60 дней или истекло: { $n } согласий
    }
privacy-count-requests =
    { $n ->
        [one] Без ответа: { $n } обращение
        [few] Без ответа: { $n } обращения
       *[many] Без ответа: { $n } обращений
    }
privacy-count-due =
    { $n ->
        [one] Подлежат уничтожению: данные { $n } клиента
        [few] Подлежат уничтожению: данные { $n } клиентов
       *[many] Подлежат уничтожению: данные { $n } клиентов
    }
privacy-count-incidents =
    { $n ->
        [one] Открыт { $n } инцидент
        [few] Открыто { $n } инцидента
       *[many] Открыто { $n } инцидентов
    }
incident-notice-ministry =
    Уведомление о нарушении безопасности персональных данных (проект, прочесть юристу)
    Оператор: { $operator }
    Адрес: { $address }
    Обнаружено: { $day }, { $time }
    Что произошло: { $title }
    Что известно и какие меры приняты: { $text }
    Затронуто субъектов, насколько известно: { $concerned }
    Ответственный за персональные данные: { $responsible }
incident-notice-people =
    Уведомление субъектам (проект, прочесть юристу)
    { $operator } ({ $address }) сообщает, что { $day }, { $time }, обнаружено нарушение безопасности персональных данных: { $title }.
    { $text }
    Ваши данные могут быть среди данных { $concerned } субъектов.
    На вопросы отвечает: { $responsible }
about-privacy-title = Персональные данные как обязанность: каких согласий нет и какие заканчиваются, обращения и сроки ответа, чьи данные пора уничтожить, инциденты. Требования закона здесь не подтверждены: покажите их юристу.
