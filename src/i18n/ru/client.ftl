### Карточка клиента: дни пребывания, семья и работа, записи об одном человеке; машиносчитываемая зона в формах.

## Машиносчитываемая зона

field-passport_number = Номер паспорта
field-passport_expires = Паспорт действителен до
form-passport-number = Укажите номер документа
zone-filled = Из машиносчитываемой зоны: { $fields }
zone-nothing-new = Всё, что есть в машиносчитываемой зоне, уже внесено
zone-visa = Это зона визы, а не паспорта или удостоверения: ничего не внесено
zone-check = Контрольная цифра не сходится: { $field }. Сверьте с документом.
zone-check-whole = Контрольная цифра не сходится. Сверьте с документом.
zone-differs = { $field }: в зоне { $zone }, в форме { $typed }
zone-client-differs = { $field }: в зоне { $zone }, в карточке клиента { $client }
zone-expired = Срок действия документа истёк { $day }
zone-sex-differs = Пол в зоне не тот, что в карточке клиента
zone-valid = цифры сходятся
zone-number-says = по номеру { $day }, { $sex }

## Чего не хватает

head-lacking = Не внесено: { $what }
head-consent = согласие на обработку персональных данных
head-sponsor = принимающая сторона
head-consent-withdrawn = Согласие на обработку персональных данных отозвано { $day }

## Дни пребывания

gauge-stays = пребывание
gauge-permits = разрешения
gauge-months = месяцы
gauge-window = { $used } из { $allowed } за { $from }–{ $until }, осталось { $left }
gauge-window-over = { $used } из { $allowed } за { $from }–{ $until }: лишних { $left }
gauge-entry = { $used }-й день из { $allowed } с въезда { $entry }, осталось { $left }
gauge-entry-over = { $used }-й день из { $allowed } с въезда { $entry }: лишних { $left }
gauge-under-permit = Сегодня действует разрешение: эти дни не считаются.
gauge-stricter = По { $rule } срок кончается раньше: см. объяснение сроков.
gauge-note = Дни въезда и выезда считаются, по разрешению — нет. w: что, если…
gauge-no-citizenship = Гражданство неизвестно: ничего не считается.
gauge-no-rule = Для этого гражданства и въезда правило пребывания неизвестно: ничего не считается.
gauge-unsure = Правило { $rule } не подтверждено: ничего не считается. Правила подтверждает руководитель в разделе «Настройки».

## Семья и работа

section-family = Семья и работа
column-kin = кто
kin-alike = тот же человек?
kin-main-applicant = основной заявитель
kin-dependant = член семьи
kin-sponsor-person = принимает лично
kin-colleague = та же принимающая сторона
kin-sponsored = принимает клиент
kin-merged = объединённая запись
kin-more = больше { $n }; всех найдёт список клиентов по принимающей стороне
kin-permit-ends = разрешение истекает
kin-basis-ends = основание истекает
kin-signature-ends = ЭЦП истекает
kin-what-now = Enter открывает этого клиента; o показывает дела семьи и принимающей стороны.
kin-cases-title = Дела семьи и принимающей стороны
kin-no-cases = Дел нет

## Записи об одном человеке

finding-alike = Возможно, тот же человек, что { $name } ({ $client }): { $why }
finding-merged = Эта запись объединена с { $client }: всё перенесено туда, здесь только история. Enter открывает её.
alike-iin = тот же ИИН
alike-number = тот же номер документа
alike-name-born = те же имя и дата рождения
alike-what-now = Enter показывает обе записи рядом.
pairs-title = Возможно, один и тот же человек
pairs-none = Нет записей, похожих на одного человека
pairs-further = … искать дальше: родились после { $day }
merge-title = Две записи об одном человеке
merge-kept = остаётся: { $person }
merge-gone = уходит: { $person }
merge-holds = пребываний { $stays }, разрешений { $permits }, дел { $cases }
merge-moves = { $moved ->
    [0] Ничего не переносится
    [one] Переносится { $moved } запись
    [few] Переносится { $moved } записи
   *[many] Переносится { $moved } записей
}, { $same ->
    [0] повторов нет
    [one] повторяется и сливается { $same }
    [few] повторяются и сливаются { $same }
   *[many] повторяется и сливается { $same }
}. Уходящая запись сохраняет историю; u отменяет.
merge-agree = В данных о человеке записи сходятся.
merge-asked = Чьё значение остаётся?
merge-of-kept = из остающейся: { $text }
merge-of-gone = из уходящей: { $text }
merge-hint-side = чьё значение
merge-hint-turn = поменять местами
merge-hint-two = разные люди
merge-saved = { $gone } объединена с { $client } { $name } · u — отменить
merge-two-people = Это разные люди: { $one }, { $other } · больше не предлагается · u — отменить
merge-not-these = Эти записи нельзя объединить: одна из них уже объединена
merge-add-there = Эта запись объединена с { $client }: вносите туда
journal-merge = записи объединены
journal-two-people = два человека, не один
field-merged_into = Объединена с

## Команды

command-section-10 = Раздел 10
command-kin-cases = Дела семьи, принимающей стороны и её людей
command-merge = Объединить с другой записью о том же человеке
command-duplicates = Записи, похожие на одного человека
hint-kin-cases = дела вместе
hint-merge = объединить
