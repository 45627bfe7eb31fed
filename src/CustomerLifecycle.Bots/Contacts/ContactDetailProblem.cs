using System.Text.Json.Serialization;

namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Why a contact detail cannot be used as given. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactDetailProblem>))]
public enum ContactDetailProblem
{
    /// <summary>It looks like a mobile number with digits missing.</summary>
    TooFewDigits,

    /// <summary>It looks like a mobile number with digits too many.</summary>
    TooManyDigits,
}
