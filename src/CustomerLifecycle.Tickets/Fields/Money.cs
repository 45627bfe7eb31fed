using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>An exact amount in a currency.</summary>
/// <param name="Amount">The amount in the currency's main unit.</param>
/// <param name="Currency">The currency, ISO 4217, such as <c>EUR</c>.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The canonical text: the amount with the currency's decimals, such as <c>12.50 EUR</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Amount.ToString("F" + (Iso4217.DecimalsOf(Currency) ?? 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {Currency}");
}
