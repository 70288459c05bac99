# Что говорит закон об одном клиенте: расчёт срока, статус, замечания, ошибки справочника правил.

trail-entry = Въезд { $day }
trail-visa-free-end = Безвизовый срок истекает { $day }
trail-permit-end = Последний законный день разрешения — { $day }
trail-permit-written = В разрешении указано: до { $day }
trail-permit-ended-early = Прекращено досрочно, { $day }
trail-identity-end = Документ действителен до { $day }
trail-paper-end = Документ действителен до { $day }
trail-consent-end = Согласие собственника дано до { $day }
trail-basis-end = Основание действует до { $day }
trail-basis-broken-off = Основание отпало { $day }
trail-linked-end = РВП приглашающего или основного заявителя истекает { $day }
trail-address-change = По новому адресу с { $day }
trail-reentry = Вернулся { $day } с действующим разрешением
trail-permit-start = Разрешение действует с { $day }
trail-new-document = Новый документ выдан { $day }
trail-basis-start = Начало: { $day }
trail-new-sponsor = С { $day } другая принимающая сторона, чем в разрешении
trail-linked-basis-end = Основание приглашающего или основного заявителя прекращается { $day }
trail-signature-end = ЭЦП принимающей стороны действует до { $day }
trail-birthday = День рождения { $day }
trail-filing-made = Подано { $day }
trail-filing-refused = Отказано { $day }
trail-complaint-reply = Ответ на жалобу получен { $day }
trail-offence-decision = Постановление от { $day }
trail-dependent-stay = Пребывание ребёнка зависит от РВП родителя: дату { $day } подтвердить
trail-own-date = Своя дата: { $day }
trail-opens = Подать можно с { $day }
trail-roll = { $day } — выходной: сделать до { $safe }
trail-stricter-day-one = Если день события считать первым: { $day }
trail-stricter-by = По более строгому прочтению срока пребывания: { $day }
trail-stricter-reading = По более строгому прочтению последний законный день — { $day }
trail-skipped =
    { $n ->
        [1] пропущен выходной { $from }
        [one] пропущен { $n } выходной между { $from } и { $until }
        [few] пропущено { $n } выходных между { $from } и { $until }
       *[many] пропущено { $n } выходных между { $from } и { $until }
    }
trail-per-entry =
    { $n ->
        [one] { $n } день со дня въезда, день въезда — первый
        [few] { $n } дня со дня въезда, день въезда — первый
       *[many] { $n } дней со дня въезда, день въезда — первый
    }
trail-window = использовано { $used } из { $days } дней за { $of } ({ $from } – { $until })
trail-window-full = При въезде дней не оставалось: использовано { $used } из { $days } за { $of } ({ $from } – { $until })
trail-cap-identity = Разрешение не может действовать дольше паспорта (до { $day })
trail-days-processing =
    { $n ->
        [one] − { $n } день на рассмотрение
        [few] − { $n } дня на рассмотрение
       *[many] − { $n } дней на рассмотрение
    }
trail-days-refiling =
    { $n ->
        [one] − { $n } день на повторную подачу
        [few] − { $n } дня на повторную подачу
       *[many] − { $n } дней на повторную подачу
    }
trail-days-before =
    { $n ->
        [one] за { $n } день
        [few] за { $n } дня
       *[many] за { $n } дней
    }
trail-days-first-day-counts =
    { $n ->
        [one] { $n } день, первый день считается
        [few] { $n } дня, первый день считается
       *[many] { $n } дней, первый день считается
    }
trail-days-from-day-after =
    { $n ->
        [one] { $n } день со следующего дня
        [few] { $n } дня со следующего дня
       *[many] { $n } дней со следующего дня
    }
trail-working-days-processing =
    { $n ->
        [one] − { $n } рабочий день на рассмотрение
        [few] − { $n } рабочих дня на рассмотрение
       *[many] − { $n } рабочих дней на рассмотрение
    }
trail-working-days-refiling =
    { $n ->
        [one] − { $n } рабочий день на повторную подачу
        [few] − { $n } рабочих дня на повторную подачу
       *[many] − { $n } рабочих дней на повторную подачу
    }
trail-working-days-before =
    { $n ->
        [one] за { $n } рабочий день
        [few] за { $n } рабочих дня
       *[many] за { $n } рабочих дней
    }
trail-working-days-first-day-counts =
    { $n ->
        [one] { $n } рабочий день, первый день считается
        [few] { $n } рабочих дня, первый день считается
       *[many] { $n } рабочих дней, первый день считается
    }
trail-working-days-from-day-after =
    { $n ->
        [one] { $n } рабочий день со следующего дня
        [few] { $n } рабочих дня со следующего дня
       *[many] { $n } рабочих дней со следующего дня
    }
trail-months-processing =
    { $n ->
        [one] − { $n } месяц на рассмотрение
        [few] − { $n } месяца на рассмотрение
       *[many] − { $n } месяцев на рассмотрение
    }
trail-months-refiling =
    { $n ->
        [one] − { $n } месяц на повторную подачу
        [few] − { $n } месяца на повторную подачу
       *[many] − { $n } месяцев на повторную подачу
    }
trail-months-before =
    { $n ->
        [one] за { $n } месяц
        [few] за { $n } месяца
       *[many] за { $n } месяцев
    }
trail-months-first-day-counts =
    { $n ->
        [one] { $n } месяц, первый день считается
        [few] { $n } месяца, первый день считается
       *[many] { $n } месяцев, первый день считается
    }
trail-months-from-day-after =
    { $n ->
        [one] { $n } месяц со следующего дня
        [few] { $n } месяца со следующего дня
       *[many] { $n } месяцев со следующего дня
    }

trail-papers-file-by = Подать дело нужно до { $day }
trail-papers-opened-late = дело открыто позже, { $day }: заказать в этот день
trail-papers-order =
    { $n ->
        [one] первый документ к заказу — { $n } рабочий день: заказать до { $day }
        [few] первый документ к заказу — { $n } рабочих дня: заказать до { $day }
       *[many] первый документ к заказу — { $n } рабочих дней: заказать до { $day }
    }

status-visa-free = Без визы, день { $n } из { $of }, до { $day }
status-trp-valid = РВП действует до { $day }
status-permit-valid = Разрешение действует до { $day }
status-filed = Подано, ожидается решение; срок пребывания по-прежнему до { $day }
status-unlawful = Срок пребывания нарушен, день { $n } (законно до { $day })
status-unlawful-undated = Срок пребывания нарушен со дня въезда, день { $n }
status-abroad = За границей, разрешение действует до { $day }
status-abroad-undated = За границей
status-unknown = Статус неизвестен, разрешение действует до { $day }
status-unknown-undated = Статус неизвестен

finding-stay-reversed = Выезд раньше въезда: въезд { $day }
finding-stays-overlap = Пребывания с { $one } и с { $other } пересекаются
finding-permit-reversed = Разрешение с { $day } заканчивается раньше, чем начинается
finding-permit-within = Разрешение { $from } – { $until } лежит внутри разрешения { $outer_from } – { $outer_until }: проверить, какое действует
finding-abroad-without-exit = Отмечено «за границей», но для въезда { $day } нет выезда: внести
finding-entry-missing = Отмечено «в стране», но въезд не внесён: уточнить и внести
finding-no-rule = Правило пребывания неизвестно ({ $country }, { $day }): к руководителю
finding-no-citizenship = Гражданство неизвестно: срок пребывания не рассчитать
finding-entry-unlawful = Въезд { $day }: дней пребывания не оставалось
finding-gap = Пребывание не покрыто: { $from } – { $until }
finding-gap-by-stricter-reading = По более строгому прочтению пребывание не покрыто: { $from } – { $until }
finding-permit-outlasts-passport = Разрешение (до { $permit }) действует дольше паспорта (до { $passport })
finding-registration-transitional = Проверить { $rule }: въезд { $entry } был до начала действия правила
finding-permit-outlasts-basis = Разрешение (до { $permit }) действует дольше основания (до { $end }): проверить, { $rule }
finding-permit-outlasts-sponsor = Разрешение (до { $permit }) действует дольше РВП приглашающего или основного заявителя (до { $end }): проверить, { $rule }
finding-permit-outlasts-sponsor-basis = Разрешение (до { $permit }) действует дольше основания приглашающего или основного заявителя (до { $end }): проверить, { $rule }
finding-permit-long = Разрешение (до { $permit }) длиннее известного предельного срока для этого основания (до { $end }): проверить, { $rule }
finding-permit-overlap = Разрешение с { $from } началось, когда до конца прежнего (до { $until }) оставалось больше допустимого; можно с { $earliest }: проверить, { $rule }
finding-home-citizen = Внесён паспорт или гражданство { $country }: гражданину РВП не нужно, правила пребывания не действуют. К руководителю
finding-banned = Запрет на въезд до { $until }, но для въезда { $entry } нет выезда
finding-expelled = Постановлением от { $day } назначено выдворение, выезд не внесён: немедленно к руководителю
finding-child-alone = Ребёнок, но не внесён родитель, от чьего РВП зависит пребывание: { $rule }
finding-died = Клиент умер { $day }: сроки больше не идут

law-fine-warning = предупреждение
law-fine-tenge = { $from } тенге
law-fine-tenge-range = от { $from } до { $until } тенге
law-fine-tenge-check = { $from } тенге (проверьте МРП того года)
law-fine-tenge-check-range = от { $from } до { $until } тенге (проверьте МРП того года)
law-fine-unknown-year = { $from } МРП; размер МРП на { $year } год неизвестен
law-fine-unknown-year-range = от { $from } до { $until } МРП; размер МРП на { $year } год неизвестен

rulebook-error-syntax = Не удаётся прочитать: { $detail }
rulebook-error-lacks = { $rule }: не хватает { $what }
rulebook-error-id = «{ $rule }» не может быть идентификатором
rulebook-error-title = { $rule }: пустой текст на языке { $language }
rulebook-error-validity = { $rule }: заканчивается раньше, чем начинается
rulebook-error-repeated = { $rule }: две строки относятся к одному и тому же факту
rulebook-error-class = { $rule }: класс не подходит виду правила
rulebook-error-number = { $rule }: число вне допустимых пределов
rulebook-error-reference = { $rule }: нет { $what }
trail-data-consent-end = Согласие на обработку данных истекает { $day }
trail-data-request = Обращение о персональных данных поступило { $day }
finding-erased = Данные уничтожены { $day }: остался только номер
