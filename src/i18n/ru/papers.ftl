# Документы дела, обратный план от последнего законного дня, право на РВП, проверка перед подачей.

need-needed = нужен
need-check = проверить
need-satisfied = уже есть
need-optional = желателен
need-not_needed = не требуется

fault-missing = нет
fault-requested = запрошен, не получен
fault-rejected = не принят
fault-expired = истекает до подачи
fault-too_old = устареет ко дню подачи
fault-not_translated = нет перевода
fault-not_notarised = не заверен нотариально
fault-not_named = не указано, какой это документ
fault-fact_missing = засчитывается только с фактом, которого нет в деле
fault-not_verified = не проверен
fault-original_not_shown = оригинал не предъявлен

circumstance-represented = подаёт представитель
circumstance-employer_changed = РВП от прежнего работодателя не аннулировано
circumstance-own_dwelling = собственное жильё
circumstance-electronic_consent = согласие собственника по ЭЦП
circumstance-dormitory = общежитие
circumstance-hotel = гостиница или санаторий
circumstance-passport_on_file = паспорт внесён
circumstance-code_on_file = РКА внесён
circumstance-iin_on_file = ИИН внесён
circumstance-contract_in_esutd = договор внесён в ЕСУТД
paper-by-earlier-case = подходит документ из прежнего дела

plan-title = План: от последнего законного дня назад
plan-paper-order =
    { $n ->
        [one] заказать до { $day }, срок { $n } рабочий день
        [few] заказать до { $day }, срок { $n } рабочих дня
       *[many] заказать до { $day }, срок { $n } рабочих дней
    }
plan-paper-requested =
    { $n ->
        [one] запрошен { $on }, срок { $n } рабочий день
        [few] запрошен { $on }, срок { $n } рабочих дня
       *[many] запрошен { $on }, срок { $n } рабочих дней
    }
plan-paper-requested-undated =
    { $n ->
        [one] запрошен, срок { $n } рабочий день
        [few] запрошен, срок { $n } рабочих дня
       *[many] запрошен, срок { $n } рабочих дней
    }
plan-file = подать до { $day }
plan-filed = подано { $day }
plan-decision =
    { $n ->
        [one] рассмотрение: { $n } рабочий день, с { $day }
        [few] рассмотрение: { $n } рабочих дня, с { $day }
       *[many] рассмотрение: { $n } рабочих дней, с { $day }
    }
plan-refiling =
    { $n ->
        [one] запас на повторную подачу: { $n } рабочий день, с { $day }
        [few] запас на повторную подачу: { $n } рабочих дня, с { $day }
       *[many] запас на повторную подачу: { $n } рабочих дней, с { $day }
    }
plan-granted = выдача РВП — не позднее { $day }, последнего законного дня
plan-granted-term = выдача РВП — не позднее { $day }, последнего дня срока после прекращения основания ({ $rule })
plan-granted-stricter = выдача РВП — не позднее { $day }, последнего законного дня; по более строгому прочтению — { $stricter }
plan-short =
    { $n ->
        [one] не хватает { $n } рабочего дня
        [few] не хватает { $n } рабочих дней
       *[many] не хватает { $n } рабочих дней
    }
plan-makes-it = Дело успевает: РВП до { $day }
plan-makes-it-unless-sent-back =
    { $n ->
        [one] Дело успевает, только если ничего не вернут: до { $day } не хватает { $n } рабочего дня
        [few] Дело успевает, только если ничего не вернут: до { $day } не хватает { $n } рабочих дней
       *[many] Дело успевает, только если ничего не вернут: до { $day } не хватает { $n } рабочих дней
    }
plan-will-not-make-it =
    { $n ->
        [one] Дело не успевает: до { $day } не хватает { $n } рабочего дня
        [few] Дело не успевает: до { $day } не хватает { $n } рабочих дней
       *[many] Дело не успевает: до { $day } не хватает { $n } рабочих дней
    }

eligible-title = Право на РВП
eligible-citizenship-unknown = Гражданство неизвестно: нельзя сказать, может ли клиент получить РВП
eligible-home-passport = Въезд по паспорту Казахстана: гражданину РВП не нужно и не выдаётся
eligible-stateless = Лицо без гражданства: соглашения с семью государствами на него не распространяются; уточнить в миграционной полиции, применимо ли РВП, виза или вид на жительство
eligible-citizenship-other = { $country } не входит в число государств, гражданам которых выдаётся РВП: применяется виза или вид на жительство
eligible-born-unknown = Дата рождения неизвестна: возраст для РВП не определить
eligible-child = До { $age } лет РВП не требуется: безвизовый срок условный и зависит от РВП родителя; уточнить и внести родителя
eligible-child-follows = До { $age } лет РВП не требуется: безвизовый срок условный и зависит от РВП родителя (до { $day }); уточнить
eligible-no-ground = У дела нет основания: РВП выдаётся по одному из шести
eligible-no-sponsor = Нет принимающей стороны: для основания «{ $ground }» нужна сторона вида «{ $kind }»
eligible-sponsor-kind = { $sponsor }: другой вид принимающей стороны; для основания «{ $ground }» нужна сторона вида «{ $kind }»
eligible-no-consent = Согласие на обработку персональных данных не внесено
eligible-consent-withdrawn = Согласие на обработку персональных данных отозвано { $day }

pre-title = Проверка перед подачей
pre-clear = Препятствий к подаче нет
gravity-error = ошибка
gravity-warning = предупреждение
gravity-note = примечание
precheck-applicant = заявитель
precheck-consistent = сверка документов
precheck-papers = документы
precheck-court = судебные решения
precheck-consent = согласие
precheck-presence = нахождение в стране
precheck-residence = проживание
precheck-passport = паспорт
precheck-permit = действующее РВП
precheck-sponsor = принимающая сторона
pre-applicant-do = Уточнить и исправить до подачи
pre-paper-missing = Документа нет
pre-paper-missing-do = Заказать
pre-paper-requested = Документ запрошен, но не получен
pre-paper-requested-do = Напомнить о документе
pre-paper-rejected = Документ не принят
pre-paper-rejected-do = Получить другой
pre-paper-expired = Документ действует только до { $until }
pre-paper-expired-do = Получить новый
pre-paper-too-old = Документ выдан слишком давно
pre-paper-too-old-do = Получить свежий
pre-paper-not-translated = Документ на иностранном языке, перевода нет
pre-paper-not-translated-do = Заказать нотариальный перевод на казахский или русский язык
pre-paper-not-notarised = Документ или его перевод не заверен нотариально
pre-paper-not-notarised-do = Заверить у нотариуса или отметить, что заверен
pre-paper-not-named = Не указано, какой из возможных документов представлен
pre-paper-not-named-do = Указать вид документа
pre-paper-lacks = Документ засчитывается только при условии: { $fact }
pre-paper-fact-missing-do = Уточнить и внести
pre-paper-not-verified = Документ никто не проверил
pre-paper-not-verified-do = Сверить и отметить проверенным
pre-paper-original = Нужно предъявить оригинал
pre-paper-original-do = Попросить клиента принести оригинал
pre-paper-check = Нужен ли документ — не установлено
pre-paper-check-do = Уточнить в миграционной полиции и внести ответ
pre-name-form = В анкете «{ $form }», в документе «{ $document }»
pre-name-form-do = Записать имя как в действующем документе
pre-name-paper = В документе «{ $paper }», клиент — «{ $client }»
pre-name-former = Документ на прежнее имя: «{ $paper }»
pre-name-former-do = Приложить подтверждение смены имени
pre-mrz-unreadable = Машиносчитываемая зона { $number } не читается
pre-mrz-digits = В машиносчитываемой зоне { $number } не сходится контрольная цифра
pre-mrz-unreadable-do = Прочитать зону заново с оригинала
pre-mrz-number = Номер в документе { $document }, в машиносчитываемой зоне { $mrz }
pre-mrz-expiry = Документ внесён со сроком до { $document }, в машиносчитываемой зоне { $mrz }
pre-mrz-name = В документе «{ $document }», в машиносчитываемой зоне «{ $mrz }»
pre-born = В анкете дата рождения { $form }, в документе { $paper }
pre-compare-do = Сверить с оригиналом и исправить неверное
pre-passport-paper = В документе указан паспорт { $number }, которого у клиента нет
pre-passport-old = В документе указан старый паспорт { $number }
pre-passport-old-do = Переоформить документ на новый паспорт
pre-court-unanswered = Ответ о судебных решениях не внесён
pre-court-old = Ответ о судебных решениях от { $day }, до начала дела
pre-court-ask-do = Спросить клиента и внести ответ с датой
pre-court-deprived = Есть вступившее в силу решение суда о лишении права
pre-court-expulsion = Решение от { $day } по статье { $article }: выдворение или запрет въезда
pre-court-do = К руководителю: не подавать
pre-consent-do = Получить письменное согласие и внести дату
pre-presence-none = По записям { $day } клиента нет в стране
pre-presence-said-abroad = Отмечено, что { $day } клиент за границей, хотя пребывание открыто
pre-presence-do = Подавать, только когда клиент в стране: внести пересечение границы
pre-term-ended = Срок после прекращения основания истёк { $day } ({ $rule })
pre-term-no-decision = Обычный срок решения выходит за срок после прекращения основания, { $day } ({ $rule })
pre-term-no-refiling = До конца срока после прекращения основания, { $day }, на повторную подачу времени не остаётся ({ $rule })
pre-cover-ended = Законный срок пребывания истёк { $day }
pre-cover-stricter = По более строгому прочтению законный срок пребывания истёк { $day }
pre-cover-no-decision = Обычный срок рассмотрения выходит за последний законный день { $day }
pre-cover-no-refiling = На повторную подачу до последнего законного дня { $day } времени нет
pre-cover-do = Сообщить руководителю · параллельно планировать выезд
pre-residence-none = Действующий адрес не внесён
pre-residence-later = По адресу клиент будет жить только позже
pre-residence-no-code = У действующего адреса нет РКА
pre-residence-consent-ended = Согласие собственника по адресу истекло
pre-residence-refused = В регистрации по адресу отказано
pre-residence-do = Уточнить, где живёт клиент, внести адрес, РКА и согласие
pre-passport-none = Паспорт со сроком действия не внесён
pre-passport-ended = Срок паспорта истёк { $day }
pre-passport-short =
    { $n ->
        [one] Паспорт истекает { $day }, меньше чем через { $n } день после подачи (для РВП требование не подтверждено)
        [few] Паспорт истекает { $day }, меньше чем через { $n } дня после подачи (для РВП требование не подтверждено)
       *[many] Паспорт истекает { $day }, меньше чем через { $n } дней после подачи (для РВП требование не подтверждено)
    }
pre-passport-do = Внести новый паспорт или оформить: РВП не действует дольше паспорта
pre-permit-too-early = РВП действует до { $day }, больше месяца: в продлении откажут
pre-permit-too-early-do = Подать, когда останется меньше месяца
pre-permit-stands = Действует РВП до { $day }: пока оно не аннулировано, в новом откажут
pre-permit-stands-do = Аннулировать его или подать аннулирование вместе с заявлением
pre-permit-cancelled = РВП до { $day } аннулируется
pre-permit-cancelled-do = Убедиться, что аннулирование пройдёт раньше
pre-sponsor-do = Внести принимающую сторону, которую требует основание
pre-signature-ended = «{ $sponsor }»: ЭЦП истекла { $day }, онлайн подать нельзя
pre-signature-unknown = «{ $sponsor }»: срок действия ЭЦП неизвестен
pre-signature-do = Попросить обновить ЭЦП или подать на бумаге
