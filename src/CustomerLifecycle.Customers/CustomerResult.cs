namespace CustomerLifecycle.Customers;

/// <summary>What became of a change of a customer.</summary>
public sealed record CustomerResult
{
    /// <summary>What became of it.</summary>
    public required CustomerResultStatus Status { get; init; }

    /// <summary>The record that stands for the customer; null when the customer is not known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The version after the change, or the present one after a conflict; 0 when the customer is not known.</summary>
    public long Version { get; init; }

    /// <summary>Why it was refused; null unless <see cref="CustomerResultStatus.Rejected"/>.</summary>
    public CustomerRejection? Rejection { get; init; }

    /// <summary>True when the change is stored.</summary>
    public bool IsApplied => Status == CustomerResultStatus.Applied;

    internal static CustomerResult Applied(CustomerId customer, long version) =>
        new() { Status = CustomerResultStatus.Applied, Customer = customer, Version = version };

    internal static CustomerResult Conflict(CustomerId customer, long version) =>
        new() { Status = CustomerResultStatus.Conflict, Customer = customer, Version = version };

    internal static CustomerResult Rejected(CustomerRejection rejection) =>
        new() { Status = CustomerResultStatus.Rejected, Rejection = rejection };
}
