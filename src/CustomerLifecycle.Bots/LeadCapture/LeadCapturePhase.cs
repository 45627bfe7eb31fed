using System.Text.Json.Serialization;

namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>How far a <see cref="LeadCaptureDialogue"/> has come. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadCapturePhase>))]
public enum LeadCapturePhase
{
    /// <summary>Nothing was asked yet.</summary>
    Conversing,

    /// <summary>A way to reach the customer was asked for.</summary>
    Asking,

    /// <summary>What the customer left was read back and waits for a yes.</summary>
    Confirming,

    /// <summary>Finished: the customer left a way to be reached.</summary>
    Captured,

    /// <summary>Finished: the customer does not want to.</summary>
    Declined,

    /// <summary>Finished: it was asked as often as allowed, or the customer left.</summary>
    Exhausted,
}
