namespace CustomerLifecycle.Flows;

/// <summary>Says where a contact goes that needs a human, and whether one is there. Register your own to route by your own rules.</summary>
/// <remarks>Thread-safe, fast and pure: equal requests get equal plans. It is asked before a bot speaks and again when the contact is
/// queued.</remarks>
public interface IContactPlanner
{
    /// <summary>Plans a contact.</summary>
    /// <param name="request">What is known of it.</param>
    ContactPlan Plan(ContactPlanRequest request);
}
