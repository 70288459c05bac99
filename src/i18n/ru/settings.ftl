### Настройки: правила и кто их подтвердил; примечания к сроку; что ещё можно подать; выходные по названиям.

tab-settings = Настройки
command-go-settings = Перейти к настройкам: мои, офиса, правила
command-confirm-rule = Подтвердить правило от имени практики: сначала показать, что сдвинется
hint-confirm-rule = подтвердить
command-withdraw-rule = Снять подтверждение правила: сначала показать, что сдвинется
hint-withdraw-rule = снять

settings-title = Правила
settings-count = Правил: { $n } · ждут подтверждения: { $open }
settings-edition = Справочник правил { $edition }, версия { $version }
settings-to-confirm = Ждут подтверждения практики
settings-to-confirm-hint = На этих правилах держатся открытые сроки, хотя уверенности в них нет. Руководитель читает каждое вместе с источником и подтверждает или оставляет как есть.
settings-others = Все остальные правила
settings-nothing = Таких правил нет.
settings-column-rule = правило
settings-column-class = класс
settings-column-severity = важность
settings-column-confidence = надёжность
settings-column-confirmed = подтверждено
settings-column-valid = действует
settings-column-use = откр.
settings-valid-from = с { $from }
settings-valid-until = по { $until }
settings-valid-between = { $from } – { $until }
settings-valid-always = срок действия не указан
settings-confirmed-by = Подтверждено: { $who }, { $day }
settings-not-confirmed = Практикой не подтверждено
settings-source = Источник: { $source }
settings-checked = сверено { $day }
settings-use =
    { $n ->
        [0] открытых сроков на нём нет
        [one] на нём держится { $n } открытый срок
        [few] на нём держатся { $n } открытых срока
        [many] на нём держатся { $n } открытых сроков
       *[other] на нём держатся { $n } открытых срока
    }
settings-weighs-less = Записано как «{ $written }»; до подтверждения считается «{ $now }»
settings-past = Больше не действует
settings-notes = Примечания
settings-reading-of = Более строгое прочтение { $rules }: предупреждает по более ранней дате, пока одно из двух не подтверждено
settings-has-readings = Более строгие прочтения этого правила: { $rules }. Подтверждение снимает их предупреждения
settings-asks-per-entry =
    { $n ->
        [one] Не более { $n } дня после въезда, день въезда считается первым
        [few] Не более { $n } дней после въезда, день въезда считается первым
        [many] Не более { $n } дней после въезда, день въезда считается первым
       *[other] Не более { $n } дня после въезда, день въезда считается первым
    }
settings-asks-window = Не более { $days } дней в любых { $of } днях подряд
settings-asks-blocks = Не более { $days } дней в неподвижных периодах по { $of } дней от первого въезда
settings-asks-dependent = Пребывание зависит от РВП другого лица; собственная дата требует подтверждения
settings-asks-overlap = Наибольший остаток срока РВП для нового заявления: { $n } { $unit }
settings-unit-days = дн.
settings-unit-working-days = раб. дн.
settings-unit-months = мес.
settings-asks-same-day = День самого события
settings-cap-identity = документ, удостоверяющий личность
settings-cap-basis = то, на чём держится основание
settings-cap-linked-permit = РВП приглашающего или основного заявителя
settings-cap-linked-basis = основание приглашающего или основного заявителя
settings-citizens = Граждане: { $list }
settings-citizens-except = Все, кроме граждан: { $list }
settings-citizens-other = Граждане всех стран, которых не называет другая строка о пребывании
settings-grounds = Основания: { $list }
settings-ask-both = { $question } { $rows }
settings-asks-cap = Разрешение не действует дольше, чем: { $what }
settings-cap-term = наибольший известный срок
settings-asks-note = Примечание: даты не даёт
settings-asks-stricter-first = По более строгому прочтению день события считается первым

settings-looking = Считаем, что сдвинется
settings-progress = { $what }: клиентов { $done } из { $total }
settings-changing = Меняем сроки
settings-ask-confirm = Подтвердить { $rule } ({ $title }) от имени практики? Открытые сроки: сдвинутся — { $moved }, появятся — { $appeared }, исчезнут — { $vanished }, изменят оценку — { $restated }. Затронуто людей: { $people }.
settings-ask-withdraw = Снять подтверждение { $rule } ({ $title })? Открытые сроки: сдвинутся — { $moved }, появятся — { $appeared }, исчезнут — { $vanished }, изменят оценку — { $restated }. Затронуто людей: { $people }.
settings-ask-rows =
    { $n ->
        [one] Под этим номером { $n } строка.
        [few] Под этим номером { $n } строки для разных сроков действия или гражданств; речь обо всех.
        [many] Под этим номером { $n } строк для разных сроков действия или гражданств; речь обо всех.
       *[other] Под этим номером { $n } строки для разных сроков действия или гражданств; речь обо всех.
    }
settings-confirmed = { $rule } подтверждено. Сдвинуто открытых сроков: { $moved }; u — отменить
settings-withdrawn = Подтверждение { $rule } снято. Сдвинуто открытых сроков: { $moved }; u — отменить
settings-stopped = Остановлено: ничего не изменено
settings-busy = Готовится изменение правил: дождитесь или остановите его

note-never-count-on-it = Для руководителя; это не законное пребывание, рассчитывать на это нельзя

trail-holiday = { $day }: { $name }
trail-holiday-carried = { $day }: { $name }, перенос с выходного
trail-holiday-forecast = { $day }: { $name }, по прогнозу
trail-holiday-exchanged = { $day }: выходной в обмен на { $worked }

may-file-line = Можно подать: { $what }
may-file-until = { $kind } до { $until } включительно ({ $rule })
may-file-between = { $kind } с { $from } по { $until } ({ $rule })
may-file-from = { $kind } с { $from } ({ $rule })
may-file-now = { $kind }, срок неизвестен ({ $rule })
may-file-stricter = по более строгому прочтению до { $day }
may-file-with-cancellation = только с аннулированием действующего РВП ({ $rule })
may-file-open = открыто дело { $case }
may-file-child = до { $age } лет РВП не нужно: пребывание зависит от РВП родителя, подтвердить ({ $rule })
may-file-abroad = пока за границей — ничего: клиент должен сначала вернуться
may-file-abroad-permit = пока за границей — ничего: клиент должен сначала вернуться; РВП действует до { $day }
may-file-unlawful = ничего, что сделало бы пребывание законным: выезд или объяснение, к руководителю
may-file-unknown = неизвестно: сначала выяснить, где клиент, и внести въезд
may-file-other-permit = для действующего разрешения (до { $day }) правило неизвестно: к руководителю
may-file-not-eligible = для этого гражданства такого РВП нет: посмотреть, что применяется, к руководителю
may-file-citizen = ничего: гражданину разрешение не нужно
