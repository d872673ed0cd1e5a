/// Who may sign in, and what each may do: accounts, roles, sessions, tokens, limits on tries.
///
/// An account has a way to reach a person and no name: who somebody is belongs to other modules.
/// Paths are closed unless an [Access] bean opens them.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "gate", "signing", "web"})
package org.tongzhou.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
