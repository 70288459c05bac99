# Sponsors: all their people, and what ends when.

place-sponsor = Принимающая сторона
sponsors-title = Принимающие стороны
command-go-sponsor = Принимающая сторона и все её люди
hint-go-sponsor = принимающая сторона
command-sponsors = Список принимающих сторон
sponsor-people =
    { $n ->
        [one] { $n } клиент
        [few] { $n } клиента
       *[many] { $n } клиентов
    }
sponsor-many = более 1000 клиентов
sponsor-is-client = также наш клиент: { $name }
sponsor-no-signature = Срок действия ЭЦП не записан.
sponsor-signature = ЭЦП действует до { $day }
sponsor-signature-soon =
    { $n ->
        [one] ! ЭЦП действует до { $day }: остался { $n } день
        [few] ! ЭЦП действует до { $day }: осталось { $n } дня
       *[many] ! ЭЦП действует до { $day }: осталось { $n } дней
    }
sponsor-signature-over = ! ЭЦП истекла { $day }: подать онлайн нельзя
sponsor-basis-until = Основание
sponsor-permit-until = РВП до
sponsor-ends-on = Истекает
sponsor-section-people = Люди
sponsor-section-ends = Что и когда истекает
sponsor-nobody = К этой принимающей стороне никто не привязан.
sponsor-nothing-ends = Не записано ничего, что истекает с сегодняшнего дня.
sponsor-ends-in =
    { $n ->
        [one] через { $n } день
        [few] через { $n } дня
       *[many] через { $n } дней
    }
sponsor-column-people = Людей
sponsor-column-signature = ЭЦП до
sponsors-by-signature = Сверху те, у кого ЭЦП истекает раньше
sponsors-found = Найдены по названию или БИН
sponsors-more = Первые 300; нажмите / и введите часть названия, чтобы найти другие
sponsors-none = Принимающих сторон пока нет.
sponsor-none-here = Принимающая сторона не записана.
