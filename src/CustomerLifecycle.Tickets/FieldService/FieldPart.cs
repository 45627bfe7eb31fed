namespace CustomerLifecycle.Tickets;

/// <summary>A part that was used at a visit.</summary>
/// <param name="Number">Its number in the catalogue; 1 to 128 characters.</param>
/// <param name="Quantity">How many, or how much; above zero.</param>
/// <param name="SerialNumber">The serial number; null for none.</param>
public sealed record FieldPart(string Number, decimal Quantity = 1, string? SerialNumber = null);
